namespace ChatDigestBot.Texts;

/// <summary>A language the bot speaks; Chinese in each of its scripts.</summary>
internal enum Language
{
    /// <summary>Simplified.</summary>
    Chinese,
    TraditionalChinese,
    English,
}
