package io.fairlead.venues.tradelocker.rest;

/// One account of one login, as the venue addresses it.
///
/// @param login our name of the login
/// @param accountId the venue's id of the account, as it stands in paths
/// @param accNum the number that the login gives the account, as it stands in the header of that name
public record AccountRef(String login, String accountId, String accNum) {
    public AccountRef {
        WireWords.requirePlain("account id", accountId);
        WireWords.requirePlain("accNum", accNum);
    }
}
