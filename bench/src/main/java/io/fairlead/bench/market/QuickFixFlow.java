package io.fairlead.bench.market;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import quickfix.ConfigError;
import quickfix.DataDictionary;
import quickfix.DefaultMessageFactory;
import quickfix.FieldNotFound;
import quickfix.Group;
import quickfix.IncorrectDataFormat;
import quickfix.IncorrectTagValue;
import quickfix.InvalidMessage;
import quickfix.Message;
import quickfix.MessageFactory;
import quickfix.MessageUtils;
import quickfix.field.MDEntryPx;
import quickfix.field.MDEntrySize;
import quickfix.field.MDEntryType;
import quickfix.field.MDUpdateAction;
import quickfix.field.MsgType;
import quickfix.field.NoMDEntries;

/// The ordinary way: QuickFIX/J's messages, parsed and validated with the dictionary that its groups need, as its
/// session does unless it is told not to, and a `TreeMap` a side.
final class QuickFixFlow implements FlowReader {
    private final MessageFactory messages = new DefaultMessageFactory();
    private final DataDictionary dictionary;
    private final TreeMap<BigDecimal, BigDecimal> bids = new TreeMap<>(Comparator.reverseOrder());
    private final TreeMap<BigDecimal, BigDecimal> asks = new TreeMap<>();

    QuickFixFlow() {
        try {
            dictionary = new DataDictionary("FIX44.xml");
        } catch (ConfigError e) {
            throw new IllegalStateException("QuickFIX/J's dictionary is missing", e);
        }
    }

    @Override
    public void take(byte[] source, int from, int length, long receivedNanos) {
        try {
            String text = new String(source, from, length, ISO_8859_1);
            Message message = MessageUtils.parse(messages, dictionary, text);
            dictionary.validate(message);
            boolean snapshot = message.getHeader().getString(MsgType.FIELD).equals("W");
            if (snapshot) {
                bids.clear();
                asks.clear();
            }
            int entries = message.getInt(NoMDEntries.FIELD);
            for (int i = 1; i <= entries; i++) {
                Group entry = message.getGroup(i, NoMDEntries.FIELD);
                apply(entry, snapshot ? MDUpdateAction.NEW : entry.getChar(MDUpdateAction.FIELD));
            }
        } catch (InvalidMessage | FieldNotFound | IncorrectTagValue | IncorrectDataFormat e) {
            throw new IllegalStateException("the message is garbled", e);
        }
    }

    private void apply(Group entry, char action) throws FieldNotFound {
        TreeMap<BigDecimal, BigDecimal> side = entry.getChar(MDEntryType.FIELD) == MDEntryType.BID ? bids : asks;
        BigDecimal price = entry.getDecimal(MDEntryPx.FIELD);
        if (action == MDUpdateAction.DELETE) {
            side.remove(price);
        } else {
            side.put(price, entry.getDecimal(MDEntrySize.FIELD));
        }
    }

    @Override
    public List<String> best(int levels) {
        List<String> best = new ArrayList<>();
        for (Map<BigDecimal, BigDecimal> side : List.of(bids, asks)) {
            side.entrySet().stream()
                    .limit(levels)
                    .forEach(level ->
                            best.add(level.getKey().stripTrailingZeros().toPlainString() + " x "
                                    + level.getValue().stripTrailingZeros().toPlainString()));
        }
        return best;
    }
}
