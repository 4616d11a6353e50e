using System.Text.RegularExpressions;
using ChatDigestBot.Conversation.Spoken;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Subscribers.Topics;

/// <summary>Hears which topics somebody wants or does not want: 把芯片也加上, "drop blockchain". Words that name no topic are none of its business.</summary>
internal sealed partial class TopicWishes(TopicParser topics) : IWishReader
{
    private const string Add = "add * ?add ?topicend ?news ?about ?whether ?find ?emphasis";
    private const string Drop = "drop * ?drop ?topicend ?news ?about ?send ?receive ?find ?emphasis";

    // 能 is a filler, and a part of 能源: names are looked for with such fillers taken as part of them, then without.
    private static readonly SpokenPattern[] Adding = [SpokenPattern.Parse(Add), SpokenPattern.Parse(Add + " ?thin")];
    private static readonly SpokenPattern[] Dropping = [SpokenPattern.Parse(Drop), SpokenPattern.Parse(Drop + " ?thin")];

    public string? Read(string said) => Keeping().IsMatch(said) || SpokenText.Of(said) is not { } text ? null
        : Named(Dropping, text) is { } dropped ? $"/unsubscribe {dropped}"
        : Named(Adding, text) is { } added ? $"/subscribe {added}"
        : null;

    // "Don't unsubscribe me from AI".
    [GeneratedRegex(@"(?:不要|不是|别|没有?|唔好|不用|\bdon['’]?t|\bdo not|\bnever)\s*(?:再|让你|要你|说要?|要)*\s*(?:取消|退|删|去掉|关掉|remove|drop|unsubscribe|cancel|delete|stop)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Keeping();

    private string? Named(SpokenPattern[] patterns, SpokenText text) => patterns
        .Select(pattern => pattern.Find(text))
        .FirstOrDefault(words => words is not null && topics.Read(words) is { Topics.Count: > 0, Unknown.Count: 0 });
}
