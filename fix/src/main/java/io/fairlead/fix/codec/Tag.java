package io.fairlead.fix.codec;

/// The tag numbers that the engine and its users name. Constants only.
public final class Tag {
    public static final int ACCOUNT = 1;
    public static final int AVG_PX = 6;
    public static final int BEGIN_SEQ_NO = 7;
    public static final int BEGIN_STRING = 8;
    public static final int BODY_LENGTH = 9;
    public static final int CHECK_SUM = 10;
    public static final int CL_ORD_ID = 11;
    public static final int CUM_QTY = 14;
    public static final int CURRENCY = 15;
    public static final int END_SEQ_NO = 16;
    public static final int EXEC_ID = 17;
    public static final int EXEC_INST = 18;
    public static final int EXEC_REF_ID = 19;
    public static final int IOI_ID = 23;
    public static final int LAST_PX = 31;
    public static final int LAST_QTY = 32;
    public static final int MSG_SEQ_NUM = 34;
    public static final int MSG_TYPE = 35;
    public static final int NEW_SEQ_NO = 36;
    public static final int ORDER_ID = 37;
    public static final int ORDER_QTY = 38;
    public static final int ORD_STATUS = 39;
    public static final int ORD_TYPE = 40;
    public static final int ORIG_CL_ORD_ID = 41;
    public static final int POSS_DUP_FLAG = 43;
    public static final int PRICE = 44;
    public static final int REF_SEQ_NUM = 45;
    public static final int SENDER_COMP_ID = 49;
    public static final int SENDER_SUB_ID = 50;
    public static final int SENDING_TIME = 52;
    public static final int SIDE = 54;
    public static final int SYMBOL = 55;
    public static final int TARGET_COMP_ID = 56;
    public static final int TARGET_SUB_ID = 57;
    public static final int TEXT = 58;
    public static final int TIME_IN_FORCE = 59;
    public static final int TRANSACT_TIME = 60;
    public static final int VALID_UNTIL_TIME = 62;
    public static final int SETTL_TYPE = 63;
    public static final int SETTL_DATE = 64;
    public static final int TRADE_DATE = 75;
    public static final int POSITION_EFFECT = 77;
    public static final int RPT_SEQ = 83;
    public static final int SIGNATURE = 89;
    public static final int SECURE_DATA = 91;
    public static final int RAW_DATA_LENGTH = 95;
    public static final int RAW_DATA = 96;
    public static final int POSS_RESEND = 97;
    public static final int ENCRYPT_METHOD = 98;
    public static final int STOP_PX = 99;
    public static final int CXL_REJ_REASON = 102;
    public static final int ORD_REJ_REASON = 103;
    public static final int HEART_BT_INT = 108;
    public static final int MIN_QTY = 110;
    public static final int MAX_FLOOR = 111;
    public static final int TEST_REQ_ID = 112;
    public static final int ON_BEHALF_OF_COMP_ID = 115;
    public static final int QUOTE_ID = 117;
    public static final int ORIG_SENDING_TIME = 122;
    public static final int GAP_FILL_FLAG = 123;
    public static final int EXPIRE_TIME = 126;
    public static final int DELIVER_TO_COMP_ID = 128;
    public static final int QUOTE_REQ_ID = 131;
    public static final int BID_PX = 132;
    public static final int OFFER_PX = 133;
    public static final int BID_SIZE = 134;
    public static final int OFFER_SIZE = 135;
    public static final int RESET_SEQ_NUM_FLAG = 141;
    public static final int NO_RELATED_SYM = 146;
    public static final int EXEC_TYPE = 150;
    public static final int LEAVES_QTY = 151;
    public static final int BID_SPOT_RATE = 188;
    public static final int BID_FORWARD_POINTS = 189;
    public static final int OFFER_SPOT_RATE = 190;
    public static final int OFFER_FORWARD_POINTS = 191;
    public static final int ORDER_QTY2 = 192;
    public static final int SETTL_DATE2 = 193;
    public static final int PEG_OFFSET_VALUE = 211;
    public static final int MD_REQ_ID = 262;
    public static final int SUBSCRIPTION_REQUEST_TYPE = 263;
    public static final int MARKET_DEPTH = 264;
    public static final int MD_UPDATE_TYPE = 265;
    public static final int NO_MD_ENTRY_TYPES = 267;
    public static final int NO_MD_ENTRIES = 268;
    public static final int MD_ENTRY_TYPE = 269;
    public static final int MD_ENTRY_PX = 270;
    public static final int MD_ENTRY_SIZE = 271;
    public static final int MD_ENTRY_DATE = 272;
    public static final int MD_ENTRY_TIME = 273;
    public static final int MD_ENTRY_ID = 278;
    public static final int MD_UPDATE_ACTION = 279;
    public static final int MD_ENTRY_REF_ID = 280;
    public static final int MD_REQ_REJ_REASON = 281;
    public static final int MD_ENTRY_POSITION_NO = 290;
    public static final int QUOTE_CANCEL_TYPE = 298;
    public static final int SECURITY_REQ_ID = 320;
    public static final int SECURITY_REQUEST_TYPE = 321;
    public static final int SECURITY_RESPONSE_TYPE = 323;
    public static final int SECURITY_STATUS_REQ_ID = 324;
    public static final int SECURITY_TRADING_STATUS = 326;
    public static final int TRAD_SES_REQ_ID = 335;
    public static final int TRAD_SES_STATUS = 340;
    public static final int NUMBER_OF_ORDERS = 346;
    public static final int ENCODED_TEXT = 355;
    public static final int LAST_MSG_SEQ_NUM_PROCESSED = 369;
    public static final int REF_TAG_ID = 371;
    public static final int REF_MSG_TYPE = 372;
    public static final int SESSION_REJECT_REASON = 373;
    public static final int EXEC_RESTATEMENT_REASON = 378;
    public static final int BUSINESS_REJECT_REF_ID = 379;
    public static final int BUSINESS_REJECT_REASON = 380;
    public static final int EXPIRE_DATE = 432;
    public static final int CXL_REJ_RESPONSE_TO = 434;
    public static final int PARTY_ID_SOURCE = 447;
    public static final int PARTY_ID = 448;
    public static final int PARTY_ROLE = 452;
    public static final int NO_PARTY_IDS = 453;
    public static final int TRADE_REPORT_TRANS_TYPE = 487;
    public static final int MASS_CANCEL_REQUEST_TYPE = 530;
    public static final int MASS_CANCEL_RESPONSE = 531;
    public static final int MASS_CANCEL_REJECT_REASON = 532;
    public static final int TOTAL_AFFECTED_ORDERS = 533;
    public static final int QUOTE_TYPE = 537;
    public static final int NO_SIDES = 552;
    public static final int USERNAME = 553;
    public static final int PASSWORD = 554;
    public static final int SECURITY_LIST_REQUEST_TYPE = 559;
    public static final int SECURITY_REQUEST_RESULT = 560;
    public static final int ROUND_LOT = 561;
    public static final int MIN_TRADE_VOL = 562;
    public static final int TRADE_REQUEST_ID = 568;
    public static final int TRADE_REQUEST_TYPE = 569;
    public static final int TRADE_REPORT_ID = 571;
    public static final int TRADE_REPORT_REF_ID = 572;
    public static final int NO_DATES = 580;
    public static final int ACCOUNT_TYPE = 581;
    public static final int MASS_STATUS_REQ_ID = 584;
    public static final int MASS_STATUS_REQ_TYPE = 585;
    public static final int MIN_BID_SIZE = 647;
    public static final int MIN_OFFER_SIZE = 648;
    public static final int QUOTE_REQUEST_REJECT_REASON = 658;
    public static final int NO_POSITIONS = 702;
    public static final int LONG_QTY = 704;
    public static final int SHORT_QTY = 705;
    public static final int POS_REQ_ID = 710;
    public static final int CLEARING_BUSINESS_DATE = 715;
    public static final int POS_REQ_TYPE = 724;
    public static final int TOTAL_NUM_POS_REPORTS = 727;
    public static final int POS_REQ_RESULT = 728;
    public static final int POS_REQ_STATUS = 729;
    public static final int SETTL_PRICE = 730;
    public static final int TOT_NUM_TRADE_REPORTS = 748;
    public static final int TRADE_REQUEST_RESULT = 749;
    public static final int TRADE_REQUEST_STATUS = 750;
    public static final int NEXT_EXPECTED_MSG_SEQ_NUM = 789;
    public static final int ORD_STATUS_REQ_ID = 790;
    public static final int COPY_MSG_INDICATOR = 797;
    public static final int PEG_OFFSET_TYPE = 836;
    public static final int TOT_NUM_REPORTS = 911;
    public static final int LAST_RPT_REQUESTED = 912;
    public static final int NEW_PASSWORD = 925;
    public static final int SECURITY_UPDATE_ACTION = 980;
    public static final int MD_PRICE_LEVEL = 1023;
    public static final int APPL_VER_ID = 1128;
    public static final int DEFAULT_APPL_VER_ID = 1137;
    public static final int LIST_UPDATE_ACTION = 1324;
    public static final int ENCRYPTED_PASSWORD = 1402;
    public static final int ENCRYPTED_NEW_PASSWORD = 1404;
    public static final int SESSION_STATUS = 1409;

    private Tag() {}

    /// Whether values of this tag must never reach a log or a store: Password(554), NewPassword(925), RawData(96), and
    /// both passwords in their encrypted form (1402, 1404).
    public static boolean secret(int tag) {
        return switch (tag) {
            case PASSWORD, NEW_PASSWORD, RAW_DATA, ENCRYPTED_PASSWORD, ENCRYPTED_NEW_PASSWORD -> true;
            default -> false;
        };
    }

    /// Whether values of this tag are words for people, which may quote anything: Text(58), EncodedText(355).
    public static boolean prose(int tag) {
        return tag == TEXT || tag == ENCODED_TEXT;
    }

    /// The data field whose length the given field carries, or 0 if it carries none. In FIX the two are neighbours.
    public static int dataFieldOf(int lengthTag) {
        return switch (lengthTag) {
            case 90 -> 91;
            case 93 -> 89;
            case 95 -> 96;
            case 212 -> 213;
            case 348 -> 349;
            case 350 -> 351;
            case 352 -> 353;
            case 354 -> 355;
            case 356 -> 357;
            case 358 -> 359;
            case 360 -> 361;
            case 362 -> 363;
            case 364 -> 365;
            case 445 -> 446;
            case 618 -> 619;
            case 621 -> 622;
            case 1401 -> 1402;
            case 1403 -> 1404;
            default -> 0;
        };
    }

    /// Whether the field belongs to the standard header of FIX 4.4.
    public static boolean header(int tag) {
        return switch (tag) {
            case 8, 9, 34, 35, 43, 49, 50, 52, 56, 57, 90, 91, 97, 115, 116, 122, 128, 129, 142, 143, 144, 145 -> true;
            case 212, 213, 347, 369, 627, 628, 629, 630, 1128, 1129 -> true;
            default -> false;
        };
    }

    /// Whether the field belongs to the standard trailer.
    public static boolean trailer(int tag) {
        return tag == CHECK_SUM || tag == 89 || tag == 93;
    }
}
