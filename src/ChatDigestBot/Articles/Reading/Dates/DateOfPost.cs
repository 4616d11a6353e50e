using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Reading.Dates;

/// <summary>When a post is of, by its head or its file's name. Pure: the moment "now" is given.</summary>
/// <remarks>
/// A date ahead is the moment at which the post is meant to be told, and is held until then. One that cannot be read but names a year gone
/// by makes the post as old as that year: what is plainly old is never news.
/// </remarks>
internal sealed partial record DateOfPost
{
    private const int MaxShown = 40;
    private const int MaxAbove = 5; // paragraphs above the text that may say its day
    private const int MaxLine = 160;
    private static readonly DateTimeOffset Earliest = new(1900, 1, 2, 0, 0, 0, TimeSpan.Zero);

    // What site generators call the moment at which a post is meant to be public goes before the day it is of, and both before its last change.
    private static readonly string[] Moments =
    [
        "publishdate", "publishedat", "publishat", "publishon", "datepublished", "publishtime", "publisheddate", "pubdatetime", "publicationdate", "firstpublishedat", "firstpublished", "article:publishedtime",
    ];

    private static readonly string[] Names =
    [
        .. Moments,
        "date", "published", "publish", "pubdate", "publishedon", "pubtime", "posted", "postedon", "postedat", "articledate", "newsdate", "originaldate", "originalpublishdate", "displaydate", "emailsentat", "sent", "sentat", "postdategmt", "postdate", "dategmt", "datetime", "timestamp", "time", "issued", "dateissued", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued",
        "发布时间", "发布日期", "发布于", "发表时间", "发表日期", "发表于", "发文日期", "成文日期", "日期", "时间", "date.created", "date.published", "date.start", "params.date", "metadata.date",
        "created", "createdat", "createdtime", "datecreated", "createtime", "creationdate", "createdate", "dateadded", "创建时间", "创建日期", "建立时间",
        "lastmod", "updated", "updatedat", "modified", "lastmodified", "lastmodifiedat", "datemodified", "dateupdated", "updatedon", "lastupdated", "date.updated", "article:modifiedtime", "og:updatedtime", "更新时间", "更新日期",
    ];

    // Where one is ahead the post waits for it, whatever other dates it has.
    private static readonly string[] Embargoes =
    [
        "embargo", "embargountil", "embargoed", "releasedate", "releaseat", "scheduled", "scheduledat", "scheduledfor", "schedule", "publishfrom", "visiblefrom", "golive", "publishstart", "published", "publish", "pubdate", "pubdatetime",
    ];

    private static readonly FrozenSet<string> KnownNames = Names.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Null where there is none that can be used: then the moment counts at which it was first seen.</summary>
    public DateTimeOffset? At { get; private init; }

    /// <summary>What had to be made good, or is missing.</summary>
    public string? Problem { get; private init; }

    /// <summary>Nothing names a date, not even one that cannot be read.</summary>
    private bool IsMissing { get; init; }

    /// <summary>Of the file.</summary>
    public int Line { get; private init; } = 1;

    /// <summary>Whether a date may stand under this name, as <see cref="FrontMatter.NameOf"/> spells it.</summary>
    public static bool IsName(string name) => KnownNames.Contains(name);

    /// <summary>Whether a head names the very moment at which its post is to be public.</summary>
    public static bool NamesMoment(FrontMatter head) => Moments.Concat(Embargoes).Any(name => Usable(head.Text(name), name) is not null);

    public static DateOfPost Find(FrontMatter head, string path, DateTimeOffset now)
    {
        var found = FindFirst(head, path, now);
        var embargo = Embargoes.Select(name => Usable(head.Text(name), name)).Max();
        return embargo > now && !(found.At > embargo) ? new DateOfPost { At = embargo } : found;
    }

    /// <summary>The same, or where nothing names a date the day that a line above the text says: 发布时间：2024-03-05 来源：….</summary>
    public DateOfPost OrSaid(IEnumerable<string> paragraphs, DateTimeOffset now)
    {
        if (At is not null || !IsMissing)
        {
            return this;
        }

        foreach (var line in paragraphs.Take(MaxAbove).Where(line => line.Length <= MaxLine))
        {
            if (DateLine().Match(line) is { Success: true } match && Usable(match.Groups["date"].Value) is { } said && said <= now)
            {
                return new DateOfPost { At = said.ToUniversalTime() };
            }
        }

        return this;
    }

    private static DateOfPost FindFirst(FrontMatter head, string path, DateTimeOffset now)
    {
        (string Text, int Line)? unread = null;
        foreach (var name in Names)
        {
            if (head.Text(name)?.Trim() is not { Length: > 0 } text || SwitchValue.IsSwitch(text))
            {
                continue;
            }

            if (Usable(text, name) is { } date)
            {
                return new DateOfPost { At = date.ToUniversalTime() };
            }

            unread ??= (text, head.LineOf(name));
        }

        if (OfPath(path, now) is { } ofPath)
        {
            return new DateOfPost { At = ofPath.ToUniversalTime() };
        }

        // Its address on the site it was written for may tell it: path = "2019/11/01/title".
        if (head.Text("path", "permalink", "url", "link", "canonicalurl") is { } address && AddressDate().Match(address) is { Success: true } dated && Usable($"{dated.Groups["y"].Value}-{dated.Groups["m"].Value}-{dated.Groups["d"].Value}") is { } ofAddress && ofAddress <= now)
        {
            return new DateOfPost { At = ofAddress.ToUniversalTime() };
        }

        // The first of a page may be that of an event ahead.
        if (Usable(head.Text(PageHead.TimeName)) is { } ofPage && ofPage <= now)
        {
            return new DateOfPost { At = ofPage.ToUniversalTime() };
        }

        return unread is var (written, line) ? Unread(written, line, now)
            : new DateOfPost { IsMissing = true, Problem = "It has no date, so the time it was first seen counts. Add a date such as 2026-05-04 08:00:00." };
    }

    private static DateOfPost Unread(string text, int line, DateTimeOffset now)
    {
        var shown = PlainText.Shorten(text, MaxShown);
        var years = YearNamed().Matches(text).Select(match => int.Parse(match.ValueSpan, CultureInfo.InvariantCulture)).Where(year => year > 1970).ToList();
        if (years.Count > 0 && years.Max() < (now + DateReader.ChineseOffset).Year)
        {
            return new DateOfPost
            {
                At = new DateTimeOffset(years.Max(), 1, 1, 0, 0, 0, TimeSpan.Zero),
                Problem = $"Its date \"{shown}\" is not one, but names a year gone by, so it counts as of that year and is no news. Write it like 2026-05-04 08:00:00.",
                Line = line,
            };
        }

        return new DateOfPost { Problem = $"Its date \"{shown}\" is not one, so the time it was first seen counts. Write it like 2026-05-04 08:00:00.", Line = line };
    }

    private static DateTimeOffset? OfPath(string path, DateTimeOffset now)
    {
        if (Read(FileDate().Match(path)) is { } ofFile)
        {
            return ofFile;
        }

        // At its end a name may speak of a day ahead; a folder is of the day its posts are of.
        return Read(OtherFileDate().Match(path)) is { } said && said <= now ? said : Read(FolderDate().Match(path));

        static DateTimeOffset? Read(Match match) => match.Success ? Usable($"{match.Groups["y"].Value}-{match.Groups["m"].Value}-{match.Groups["d"].Value}") : null;
    }

    // Zero of a clock, written where nothing was known: of Unix, of spreadsheets, of Go and .NET.
    private static DateTimeOffset? Usable(string? text, string name = "") =>
        text is not null && DateReader.Read(name.EndsWith("gmt", StringComparison.Ordinal) ? text.Trim() + " UTC" : text.Trim()) is { } date
        && date >= Earliest && !(date.UtcDateTime.Year is 1969 or 1970 && Math.Abs(date.ToUnixTimeSeconds()) <= 24 * 3600) ? date : null;

    [GeneratedRegex(@"(?:^|/)(?<y>(?:19|20)[0-9]{2})[/-](?<m>[01]?[0-9])[/-](?<d>[0-3]?[0-9])(?:[/-]|$)", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex AddressDate();

    [GeneratedRegex(@"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex YearNamed();

    // As Jekyll names posts: 2026-11-20-title.md.
    [GeneratedRegex(@"(?:^|/)(?<y>(?:19|20)[0-9]{2})(?:[-_.]?(?<m>[01][0-9])[-_.]?(?<d>[0-3][0-9])|_(?<m>[0-9]{1,2})_(?<d>[0-9]{1,2}))(?:[-_. ][^/]*)?\.[A-Za-z]+$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex FileDate();

    // A line that is nothing but a day, or says beside it what pages say of their texts.
    [GeneratedRegex(
        @"^[^\p{L}\p{N}]{0,8}(?:(?:.{0,60}\s)?(?:发布|发表|更新|成文|發佈|發布|發表)?(?:时间|日期|時間)\s*[:：]\s*|(?:发布于|发表于|發佈於|發表於|Published|Posted|Date|Updated)\s*(?:on\s+)?[:：]?\s*)?"
        + @"(?<date>(?:19|20)[0-9]{2}(?:[-/.][0-9]{1,2}[-/.][0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}日)(?:[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?|[0-9]{1,2} [A-Z][a-z]{2,8}\.? (?:19|20)[0-9]{2}|[A-Z][a-z]{2,8}\.? [0-9]{1,2}, (?:19|20)[0-9]{2})"
        + @"(?:$|[\s|｜·/]+(?:[^\p{L}\p{N}\s]{1,4}\s*)?(?:(?:Posted|Published|in|by|By|at)\b|来源|來源|作者|记者|編輯|编辑|阅读|浏览|查看|字体|字号|北京|分享|阅读原文)[^。！？\n]{0,80}$)",
        RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex DateLine();

    // 2024年3月5日 旧闻.md, 旧闻 2024-03-05.md.
    [GeneratedRegex(@"(?:^|/)(?:[^/0-9]*(?<y>(?:19|20)[0-9]{2})年(?<m>[0-9]{1,2})月(?<d>[0-9]{1,2})[日号](?:[-_. ][^/]*)?|[^/]*[-_. (（](?<y>(?:19|20)[0-9]{2})(?:(?<sep>[-.])(?<m>[01]?[0-9])\k<sep>(?<d>[0-3]?[0-9])|(?<m>[01][0-9])(?<d>[0-3][0-9]))[)）]?)\.[A-Za-z]+$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex OtherFileDate();

    // 2024-03-05-slug/index.md, 2024/03/05/slug.md, 2024/3/5/slug.md, 2024/03/05.md, 2024年/03月/05日/slug.md.
    [GeneratedRegex(@"(?:^|/)(?<y>(?:19|20)[0-9]{2})(?:(?<sep>[-_./]?)(?<m>[01][0-9])\k<sep>(?<d>[0-3][0-9])(?:[-_. ][^/]*)?/(?:[^/]+/)?[^/]+|年?[/-](?<m>[01]?[0-9])月?/(?<d>[0-3]?[0-9])日?(?:[-_. ][^/]*)?(?:/(?:[^/]+/)?[^/]+)?\.[A-Za-z]+|/(?<m>[01][0-9])(?<d>[0-3][0-9])/[^/]+)$", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex FolderDate();
}
