package io.fairlead.sim.fix;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import quickfix.Acceptor;
import quickfix.FileStoreFactory;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.field.ApplVerID;
import quickfix.mina.NetworkingOptions;
import quickfix.mina.ssl.SSLSupport;

/// The door's settings in QuickFIX/J's terms. Pure.
final class AcceptorSettings {
    /// Messages waiting for one slow client before it is cut off.
    private static final String MAX_WAITING = "50000";

    private AcceptorSettings() {}

    static SessionID session(FixDoorConfig config, FixLogin login) {
        return new SessionID(login.protocol().beginString(), config.compId(), login.clientCompId());
    }

    /// Settings of one acceptor: all of its logins use TLS, or none does.
    static SessionSettings of(FixDoorConfig config, List<FixLogin> logins, @Nullable KeyPairFiles keys)
            throws IOException {
        SessionSettings settings = new SessionSettings();
        settings.setString(SessionFactory.SETTING_CONNECTION_TYPE, SessionFactory.ACCEPTOR_CONNECTION_TYPE);
        settings.setString(Session.SETTING_START_TIME, "00:00:00");
        settings.setString(Session.SETTING_END_TIME, "00:00:00");
        settings.setString(Session.SETTING_NON_STOP_SESSION, "Y");
        settings.setString(Session.SETTING_USE_DATA_DICTIONARY, "Y");
        settings.setString(Session.SETTING_VALIDATE_USER_DEFINED_FIELDS, "N");
        settings.setString(Session.SETTING_LOGON_TIMEOUT, "10");
        settings.setString(Session.SETTING_MAX_SCHEDULED_WRITE_REQUESTS, MAX_WAITING);
        settings.setString(NetworkingOptions.SETTING_SOCKET_TCP_NODELAY, "Y");
        settings.setString(
                FileStoreFactory.SETTING_FILE_STORE_PATH, config.storeDir().toString());
        for (FixLogin login : logins) {
            SessionID id = session(config, login);
            settings.setString(id, SessionSettings.BEGINSTRING, id.getBeginString());
            settings.setString(id, SessionSettings.SENDERCOMPID, id.getSenderCompID());
            settings.setString(id, SessionSettings.TARGETCOMPID, id.getTargetCompID());
            FixDoorConfig.Listen listen = config.listen();
            settings.setString(id, Acceptor.SETTING_SOCKET_ACCEPT_ADDRESS, listen.host());
            settings.setLong(id, Acceptor.SETTING_SOCKET_ACCEPT_PORT, login.tls() ? listen.tlsPort() : listen.port());
            dictionaries(settings, id, login.protocol());
            if (login.tls()) {
                tls(settings, id, Objects.requireNonNull(keys, "a login over TLS needs a key store"));
            }
        }
        return settings;
    }

    private static void dictionaries(SessionSettings settings, SessionID id, FixLogin.Protocol protocol) {
        switch (protocol) {
            case FIX_4_4 -> settings.setString(id, Session.SETTING_DATA_DICTIONARY, "FIX44.xml");
            case FIXT_1_1 -> {
                settings.setString(id, Session.SETTING_DEFAULT_APPL_VER_ID, ApplVerID.FIX50SP2);
                settings.setString(id, Session.SETTING_TRANSPORT_DATA_DICTIONARY, "FIXT11.xml");
                settings.setString(id, Session.SETTING_APP_DATA_DICTIONARY, "FIX50SP2.xml");
            }
        }
    }

    private static void tls(SessionSettings settings, SessionID id, KeyPairFiles keys) throws IOException {
        settings.setString(id, SSLSupport.SETTING_USE_SSL, "Y");
        settings.setString(
                id, SSLSupport.SETTING_KEY_STORE_NAME, keys.keyStore().toString());
        settings.setString(id, SSLSupport.SETTING_KEY_STORE_PWD, keys.password());
        settings.setString(id, SSLSupport.SETTING_KEY_STORE_TYPE, "PKCS12");
        settings.setString(id, SSLSupport.SETTING_ENABLED_PROTOCOLS, "TLSv1.3,TLSv1.2");
    }
}
