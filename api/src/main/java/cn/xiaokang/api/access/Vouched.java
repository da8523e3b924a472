package cn.xiaokang.api.access;

/**
 * For whom a provider of identities vouches.
 *
 * @param user the account's name
 * @param hasFactor whether a second factor was shown there
 */
public record Vouched(String user, boolean hasFactor) {}
