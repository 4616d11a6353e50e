using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Cleaning;

/// <summary>Where a post is from, as a line above its text or a link that names the original says. Pure.</summary>
/// <param name="Name">Of who wrote it; null where only the address is told.</param>
internal sealed partial record Original(string? Name, Uri? Address)
{
    private const int MaxAbove = 4; // paragraphs above the text that may say where it is from
    private const int MaxLine = 400;
    private const int LeastLinkText = 4;
    private const int LeastName = 2; // characters that a link to the original is called by: 原文
    private const int MaxName = 30;

    private static readonly Original Unknown = new(null, null);

    // Where anybody may publish: its name says nothing of who wrote.
    private static readonly FrozenSet<string> Platforms = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "mp.weixin.qq.com", "weibo.com", "m.weibo.cn", "zhihu.com", "zhuanlan.zhihu.com", "bilibili.com", "toutiao.com", "jianshu.com", "juejin.cn", "blog.csdn.net", "xiaohongshu.com", "v.qq.com",
        "github.com", "gist.github.com", "gitlab.com", "gitee.com", "huggingface.co", "medium.com", "dev.to", "youtube.com", "youtu.be", "x.com", "twitter.com", "facebook.com", "linkedin.com", "reddit.com",
        "t.me", "telegra.ph", "docs.google.com", "drive.google.com", "web.archive.org");

    /// <summary>The site that a link leads to, as people call it; null where anybody may publish.</summary>
    public static string? SiteOf(Uri? link) => link is not null && WebAddress.Site(link.Host) is var site && !Platforms.Contains(site) ? site : null;

    public static Original Find(IReadOnlyList<RawParagraph> paragraphs, IReadOnlyList<RawLink> links)
    {
        foreach (var paragraph in paragraphs.Take(MaxAbove))
        {
            if (paragraph.Text.Length <= MaxLine && FindIn(FramePhrases.Simplified(paragraph.Text), links) is { } original)
            {
                return original;
            }
        }

        return Named(links) is { } address ? new Original(null, address) : Unknown;
    }

    private static Original? FindIn(string line, IReadOnlyList<RawLink> links)
    {
        if (Addressed().Match(line) is { Success: true } addressed)
        {
            return WebAddress.Parse(addressed.Groups[1].Value) is { } address ? new Original(null, address) : null;
        }

        if (Clipped().IsMatch(line))
        {
            return LinkIn(line[(line.IndexOf("转码", StringComparison.Ordinal) + "转码".Length)..], links) is { } clipped ? new Original(null, clipped) : null;
        }

        return Told().Match(line) is { Success: true } told
            ? new Original(TitleRule.TidyName(told.Groups["name"].Value), LinkIn(line, links) ?? Named(links))
            : null;
    }

    private static Uri? LinkIn(string line, IReadOnlyList<RawLink> links) =>
        links.FirstOrDefault(link => link.Text.Length >= LeastLinkText && line.Contains(FramePhrases.Simplified(link.Text), StringComparison.Ordinal)) is { } link ? WebAddress.Parse(link.Address) : null;

    /// <summary>A link called "Source" or 阅读原文; several are of the single things that a post speaks of.</summary>
    private static Uri? Named(IReadOnlyList<RawLink> links)
    {
        var addresses = links.Where(link => link.Text.Length is >= LeastName and <= MaxName && IsCalled().IsMatch(FramePhrases.Simplified(link.Text))).Select(link => link.Address).Distinct().Take(2).ToList();
        return addresses.Count == 1 ? WebAddress.Parse(addresses[0]) : null;
    }

    [GeneratedRegex(@"^(?:来源|原文|出处|转自|Source|Originally (?:published|posted) (?:at|on))\s*[:：]\s*(https?://\S+)$", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Addressed();

    [GeneratedRegex("^本文由 ?简悦 ?SimpRead 转码", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Clipped();

    // 原文来自微信公众号「某某」, 本文转自公众号：某某（ID: …）, 以下文章来源于某某，作者…
    [GeneratedRegex(
        @"^(?:(?:(?:原文|本文|文章|全文|转载)(?:来自|源自|转自|转载自|出自|首发于)\s*(?:微信)?(?:公众号|订阅号|公号|微信号|微信|微博|头条号)?|来自\s*(?:微信)?(?:公众号|订阅号|公号|微信号|微博|头条号))\s*"
        + @"(?:[「“《【](?<name>[^」”》】\n]{1,30})[」”》】](?=\s*(?:[:：]|[^，。；]{0,100}$))|[:：]\s*(?<name>[^。！？，\n（(]{2,20}?)\s?[（(]\s*ID\b)|以下文章来源于\s*[:：]?\s*(?<name>[^。！？，,\n]{1,20})(?:[，,]|$))",
        RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex Told();

    [GeneratedRegex(@"^\W*(?:(?:View |Read )?(?:the )?original(?: (?:article|post|source|story))?|source|source (?:link|article)|阅读原文|查看原文|原文链接|原文地址|原文出处|原文)\W*$", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex IsCalled();
}
