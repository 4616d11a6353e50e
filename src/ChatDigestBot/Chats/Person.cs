namespace ChatDigestBot.Chats;

/// <summary>Somebody who speaks to the bot, in a private chat or in a group.</summary>
/// <param name="Id">Telegram's user id, which is also the id of the private chat with that person.</param>
/// <param name="FirstName">As the person wrote it: untrusted text.</param>
/// <param name="LanguageCode">What the person's Telegram speaks, such as <c>zh-hans</c>; absent for some.</param>
internal sealed record Person(long Id, string FirstName, string? LanguageCode);
