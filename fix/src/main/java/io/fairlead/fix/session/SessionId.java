package io.fairlead.fix.session;

/// Names a session from our side. An empty sub id is not sent; the qualifier only tells sessions of one pair apart.
public record SessionId(
        String beginString,
        String senderCompId,
        String senderSubId,
        String targetCompId,
        String targetSubId,
        String qualifier) {

    /// A session without sub ids and qualifier.
    public static SessionId of(String beginString, String senderCompId, String targetCompId) {
        return new SessionId(beginString, senderCompId, "", targetCompId, "", "");
    }

    /// The same session with sub ids.
    public SessionId withSubIds(String sender, String target) {
        return new SessionId(beginString, senderCompId, sender, targetCompId, target, qualifier);
    }

    /// The same session with a qualifier.
    public SessionId withQualifier(String name) {
        return new SessionId(beginString, senderCompId, senderSubId, targetCompId, targetSubId, name);
    }

    /// `FIX.4.4:BANK/DESK->VENUE:2`, for logs.
    @Override
    public String toString() {
        return beginString + ':' + senderCompId + sub(senderSubId) + "->" + targetCompId + sub(targetSubId)
                + (qualifier.isEmpty() ? "" : ":" + qualifier);
    }

    private static String sub(String id) {
        return id.isEmpty() ? "" : "/" + id;
    }
}
