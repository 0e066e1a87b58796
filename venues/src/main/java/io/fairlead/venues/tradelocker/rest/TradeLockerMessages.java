package io.fairlead.venues.tradelocker.rest;

import io.fairlead.core.model.Decimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The venue's answers as rows. `d` is what stands in the envelope `{s, d, errmsg}`, `root` all of an answer that has
/// no envelope. What is not needed is passed over. Pure.
final class TradeLockerMessages {
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final int LARGEST_LIMIT = 1_000_000;

    private TradeLockerMessages() {}

    /// What `/trade/config` says: values for everybody, layouts for reading rows, and what is wrong with it for
    /// people, empty if nothing is.
    record Config(TradeConfig config, Layouts layouts, String problem) {}

    static Config config(Json d) throws Unreadable {
        if (!(d instanceof Json.Obj(Map<String, Json> fields))) {
            throw new Unreadable("the venue's configuration is no object");
        }
        Map<String, List<String>> tables = new LinkedHashMap<>();
        for (Map.Entry<String, Json> field : fields.entrySet()) {
            if (field.getValue().get("columns") instanceof Json.Arr(List<Json> columns)) {
                tables.put(field.getKey(), columnIds(field.getKey(), columns));
            }
        }
        Listing<RateLimit> rates = rateLimits(d.get("rateLimits"));
        Layouts layouts = Layouts.of(tables);
        String problem = rates.isComplete() ? layouts.problems() : join(layouts.problems(), rates.problem());
        return new Config(
                new TradeConfig(flags(d.get("customerAccess")), rates.rows(), limits(d.get("limits"))),
                layouts,
                problem);
    }

    private static String join(String first, String second) {
        return first.isEmpty() ? second : first + "; " + second;
    }

    private static List<String> columnIds(String table, List<Json> columns) throws Unreadable {
        List<String> ids = new ArrayList<>();
        for (Json column : columns) {
            ids.add(Cells.neededWord(column.get("id"), "the id of a column of " + table));
        }
        return ids;
    }

    private static Map<String, Boolean> flags(Json object) throws Unreadable {
        Map<String, Boolean> flags = new LinkedHashMap<>();
        if (object instanceof Json.Obj(Map<String, Json> fields)) {
            for (Map.Entry<String, Json> field : fields.entrySet()) {
                if (field.getValue() instanceof Json.Bool(boolean value)) {
                    flags.put(field.getKey(), value);
                }
            }
        }
        return flags;
    }

    /// What we have for a route holds on where the venue's word for it can't be read.
    private static Listing<RateLimit> rateLimits(Json list) throws Unreadable {
        return list.isNull()
                ? Listing.of(List.of())
                : RowReader.listing(list, "rateLimits", TradeLockerMessages::rateLimit);
    }

    private static RateLimit rateLimit(Json limit) throws Unreadable {
        String type = Cells.neededWord(limit.get("rateLimitType"), "rateLimitType");
        long most = positive(limit.get("limit"), "the limit of " + type);
        long seconds = positive(limit.get("intervalNum"), "the interval of " + type)
                * seconds(Cells.neededWord(limit.get("measure"), "the measure of " + type));
        return new RateLimit(type, (int) most, seconds * SECOND_NANOS);
    }

    private static long positive(Json cell, String what) throws Unreadable {
        long value = Cells.whole(Cells.neededWord(cell, what), what);
        if (value < 1 || value > LARGEST_LIMIT) {
            throw new Unreadable(what + " is " + value);
        }
        return value;
    }

    private static int seconds(String measure) throws Unreadable {
        return switch (measure) {
            case "SECONDS" -> 1;
            case "MINUTES" -> 60;
            case "HOURS" -> 3_600;
            case "DAYS" -> 86_400;
            default -> throw new Unreadable("no measure of time: '" + TradeLockerErrors.printable(measure) + "'");
        };
    }

    private static Map<String, Long> limits(Json list) throws Unreadable {
        Map<String, Long> limits = new LinkedHashMap<>();
        for (Json limit : optional(list, "limits")) {
            String type = Cells.neededWord(limit.get("limitType"), "limitType");
            limits.put(type, Cells.whole(Cells.neededWord(limit.get("limit"), type), type));
        }
        return limits;
    }

    static List<Json> optional(Json list, String what) throws Unreadable {
        return list.isNull() ? List.of() : list.items(what);
    }

    static Listing<OrderRow> orders(Json d, RowLayout<OrderColumn> layout) throws Unreadable {
        return RowReader.listing(d.get("orders"), "orders", row -> RowReader.order(layout.row(row)));
    }

    static HistoryPage ordersHistory(Json d, RowLayout<OrderColumn> layout) throws Unreadable {
        Listing<OrderRow> orders =
                RowReader.listing(d.get("ordersHistory"), "ordersHistory", row -> RowReader.order(layout.row(row)));
        return new HistoryPage(orders, Boolean.TRUE.equals(Cells.flag(d.get("hasMore"), "hasMore")));
    }

    static Listing<PositionRow> positions(Json d, RowLayout<PositionColumn> layout) throws Unreadable {
        return RowReader.listing(d.get("positions"), "positions", row -> RowReader.position(layout.row(row)));
    }

    static Listing<ExecutionRow> executions(Json d, RowLayout<ExecutionColumn> layout) throws Unreadable {
        return RowReader.listing(d.get("executions"), "executions", row -> RowReader.execution(layout.row(row)));
    }

    static StateRow state(Json d, RowLayout<StateField> layout) throws Unreadable {
        return RowReader.state(layout.row(d.get("accountDetailsData")));
    }

    static List<AccountRow> allAccounts(Json root, String login) throws Unreadable {
        Listing<AccountRow> rows =
                RowReader.listing(root.get("accounts"), "accounts", account -> account(account, login));
        if (rows.rows().isEmpty() && !rows.isComplete()) {
            throw new Unreadable(rows.problem());
        }
        return rows.rows();
    }

    private static AccountRow account(Json account, String login) throws Unreadable {
        String id = Cells.neededWord(account.get("id"), "the id of an account");
        String accNum = Cells.neededWord(account.get("accNum"), "the accNum of an account");
        Json balance = account.get("accountBalance");
        return new AccountRow(
                ref(login, id, accNum),
                orEmpty(Cells.word(account.get("name"), "name")),
                orEmpty(Cells.word(account.get("currency"), "currency")),
                Cells.word(account.get("status"), "status"),
                Cells.reckoned(balance.isNull() ? account.get("aaccountBalance") : balance, "accountBalance"));
    }

    private static AccountRef ref(String login, String id, String accNum) throws Unreadable {
        try {
            return new AccountRef(login, id, accNum);
        } catch (IllegalArgumentException _) {
            throw new Unreadable("an account has ids that are no plain words");
        }
    }

    static String orEmpty(@Nullable String word) {
        return word == null ? "" : word;
    }

    static AccountDetails accountDetails(Json d, AccountRef account) throws Unreadable {
        for (Json entry : d instanceof Json.Arr(List<Json> items) ? items : List.of(d)) {
            if (account.accountId().equals(Cells.word(entry.get("id"), "id"))) {
                return details(entry, account.accountId());
            }
        }
        throw new Unreadable("the venue tells other accounts than was asked for");
    }

    private static AccountDetails details(Json entry, String id) throws Unreadable {
        Map<String, Decimal> risk = new LinkedHashMap<>();
        if (entry.get("riskRules") instanceof Json.Obj(Map<String, Json> rules)) {
            for (Map.Entry<String, Json> rule : rules.entrySet()) {
                var value = Cells.reckoned(rule.getValue(), rule.getKey());
                if (value != null) {
                    risk.put(rule.getKey(), value);
                }
            }
        }
        return new AccountDetails(
                id,
                orEmpty(Cells.word(entry.get("name"), "name")),
                Cells.word(entry.get("type"), "type"),
                Cells.word(entry.get("currency"), "currency"),
                Cells.word(entry.get("status"), "status"),
                flags(entry.get("tradingRules")),
                risk);
    }

    static Placed placed(Json d) throws Unreadable {
        return new Placed(Cells.neededWord(d.get("orderId"), "orderId"));
    }

    static List<StreamToken> streamTokens(Json root) throws Unreadable {
        List<StreamToken> tokens = new ArrayList<>();
        Json data = root.get("data");
        for (Json token : (data.isNull() ? root.get("d") : data).items("data")) {
            String access = token(token.get("accessToken"), "accessToken");
            tokens.add(new StreamToken(
                    Cells.neededWord(token.get("accountId"), "accountId"),
                    Cells.neededWord(token.get("brandId"), "brandId"),
                    access,
                    TokenLife.expiryNanos(access, token.get("expireDate"))));
        }
        return tokens;
    }

    /// A token may be longer than other words. What is no token is never shown.
    static String token(Json cell, String what) throws Unreadable {
        if (cell instanceof Json.Word(String text)
                && !text.isEmpty()
                && text.length() <= 16_384
                && text.chars().allMatch(c -> c > ' ' && c <= '~')) {
            return text;
        }
        throw new Unreadable(what + " is no token");
    }
}
