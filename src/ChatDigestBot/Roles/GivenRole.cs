namespace ChatDigestBot.Roles;

/// <summary>Somebody who may do more than read.</summary>
/// <param name="UserId">Telegram's id of the person.</param>
/// <param name="Role">What he or she may do.</param>
/// <param name="GivenBy">Who gave it; null for owners, who stand in the settings.</param>
/// <param name="GivenAt">When.</param>
internal sealed record GivenRole(long UserId, Role Role, long? GivenBy, DateTimeOffset? GivenAt);
