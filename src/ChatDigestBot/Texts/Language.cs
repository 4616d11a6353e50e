namespace ChatDigestBot.Texts;

/// <summary>A language the bot speaks.</summary>
internal enum Language
{
    Chinese,
    English,
}
