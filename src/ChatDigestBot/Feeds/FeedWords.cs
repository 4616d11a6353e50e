using ChatDigestBot.Texts;

namespace ChatDigestBot.Feeds;

/// <summary>Says in words why a feed gave nothing.</summary>
internal sealed class FeedWords(TextCatalogue texts)
{
    public string Of(Language language, FeedTrouble trouble) => texts.Get(language, $"feeds.trouble.{trouble.Kind}", ("detail", trouble.Detail));
}
