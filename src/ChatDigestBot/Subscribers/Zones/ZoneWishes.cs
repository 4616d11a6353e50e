using System.Text.RegularExpressions;
using ChatDigestBot.Conversation.Spoken;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Subscribers.Zones;

/// <summary>Hears where somebody is: "I'm in Berlin", "set my time zone to Tokyo", 我搬到悉尼了.</summary>
internal sealed partial class ZoneWishes : IWishReader
{
    public string? Read(string said) => Place().Match(said) is { Success: true } match && match.Groups["place"].Value.Trim() is var place
        && ZoneFinder.ZonesOf(place).Count > 0
            ? $"/timezone {place}"
            : null;

    [GeneratedRegex(
        @"^(?:please |can you |could you )*(?:(?:i(?:['’]?m| am) (?:now |currently )?(?:in|living in|moving to|travell?ing (?:in|to))|(?:now|currently) in|i (?:now |currently )?live in|i(?:['’]ve| have)? (?:just )?(?:moved|relocated) to|(?:i(?:['’]ve| have)? )?(?:just )?(?:landed|arrived) in"
        + @"|(?:set |change |switch )?(?:my )?(?:time ?zone|clock)(?: is| to| for|:)?)\s+(?:the )?)(?<place>[^,.;]{2,40}?)(?: (?:now|please|time|currently|at the moment|recently|yesterday|today|(?:last|this) (?:week|month|year)))*(?:[,.;].*\b(?:zone|time|clock)\b.*)?$"
        + @"|^(?:请|麻烦|帮我)*(?:我(?:现在|目前|最近)?人?(?:住|搬|移居|出差|旅游)?|(?:现在|目前)(?:人|住|搬)?|刚刚?|(?:人|住|搬)|(?=喺))(?:在|喺|到|去|来)了?(?<place>\p{L}{2,9}?)(?:出差|旅游|留学|工作|生活|上班|这边|那边|时间|时区|了|㗎|呀|啊|这儿)*(?:[,，。 ].*时[区间].*)?$"
        + @"|^(?:请|麻烦|帮我)*把?我?的?(?:时区|时钟)(?:改|换|设|调|变|切换)?(?:成|到|为|在|是)?[\s:]*(?<place>\S.{1,20}?)(?:时间|时区|吧|了)*$"
        + @"|^(?:请|麻烦|帮我)*(?:改|换|调|切换)(?:成|到|为)(?<place>\p{L}{2,9}?)(?:时间|时区)吧?$",
        RegexOptions.None,
        PatternLimit.Milliseconds)]
    private static partial Regex Place();
}
