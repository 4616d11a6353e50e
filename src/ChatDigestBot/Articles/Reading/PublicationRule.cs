using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Articles.Reading.Dates;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Articles.Reading;

/// <summary>Whether a post may be told at all.</summary>
internal abstract record Publication
{
    private Publication()
    {
    }

    /// <param name="ExpiresAt">From when on it may not be told any more.</param>
    internal sealed record Allowed(DateTimeOffset? ExpiresAt) : Publication;

    /// <summary>Not before its file says otherwise.</summary>
    /// <param name="Reason">One sentence.</param>
    internal sealed record Denied(string Reason, int Line) : Publication;
}

/// <summary>Tells what was not written for readers, or not yet, or no longer: drafts, hidden and protected posts, what expired, a repository's own papers. Pure.</summary>
/// <remarks>
/// Names and values are those of Jekyll, Hugo, Hexo, Eleventy, Astro, Pelican, Nikola, WordPress, Ghost, Grav, Docusaurus, VuePress and Obsidian. In doubt a post is not
/// told: what was told cannot be taken back. A date ahead is not this rule's, see <see cref="DateOfPost"/>.
/// </remarks>
internal static partial class PublicationRule
{
    // Any value but a plain no.
    private static readonly string[] Drafts = WithMappings("draft", "isdraft");

    private static readonly string[] Closed = WithMappings(
        "hidden", "hide", "ishidden", "private", "isprivate", "unlisted", "unpublished", "encrypted", "encrypt", "wip", "deleted", "isdeleted", "trashed", "disabled", "expired", "headless",
        "protected", "isprotected", "membersonly", "subscribersonly", "paywall", "trash", "secret", "saveasdraft", "nopublish", "donotpublish", "notready", "eleventyexcludefromcollections", "草稿", "是否草稿", "隐藏", "是否隐藏", "加密");

    private static readonly string[] Open = WithMappings(
        "published", "publish", "ispublished", "publishing", "visible", "isvisible", "listed", "public", "ispublic", "show", "enabled", "active", "online", "live", "islive", "ready", "render", "permalink", "dgpublish", "released", "discoverable",
        "发布", "公开", "是否发布", "已发布", "是否公开", "是否显示");

    private static readonly string[] States =
    [
        .. WithMappings("status", "poststatus", "state", "stage", "publishstatus", "publicationstatus", "publishstate", "publishphase", "phase", "reviewstatus", "workflow", "publication", "published", "publish", "visible", "visibility", "access", "状态", "发布状态", "文章状态", "可见性"), "build.render", "build.list",
    ];

    private static readonly FrozenSet<string> ClosedStates = FrozenSet.Create(
        StringComparer.Ordinal,
        "draft", "drafts", "autodraft", "hidden", "skip", "private", "pending", "trash", "trashed", "deleted", "unpublished", "notpublished", "unlisted", "wip", "todo", "idea", "review", "inreview", "needsreview",
        "pendingreview", "editing", "inprogress", "writing", "disabled", "inactive", "rejected", "expired", "withdrawn", "members", "paid", "password", "protected", "internal", "restricted", "confidential", "never",
        "unready", "notready", "notstarted", "later", "tiers", "followers", "premium", "archiveddraft", "embargoed", "草稿", "未发布", "待发布", "待审核", "审核中", "撰写中", "写作中", "已下线", "下线", "已删除", "私密", "仅自己可见", "隐藏", "加密");

    // Of these the moment is waited for, where it is named.
    private static readonly FrozenSet<string> Scheduled = FrozenSet.Create(StringComparer.Ordinal, "future", "scheduled", "schedule", "queued", "planned", "定时", "定时发布", "待定时发布");

    private static readonly string[] Passwords = ["password", "passwd", "postpassword", "pagepassword", "密码"];

    private static readonly string[] Expiries =
    [
        "expirydate", "expires", "expire", "expiresat", "expireat", "expiredate", "expireson", "expired", "expiration", "expirationdate", "unpublishdate", "unpublishat", "unpublishon", "publishuntil", "publishend", "publishto",
        "validuntil", "visibleuntil", "过期时间", "有效期至",
    ];

    private static readonly FrozenSet<string> DraftFolders = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "_drafts", "_draft", "drafts", "draft", "_unpublished", "unpublished", "_private", "_trash", "trash", "#recycle", "@recycle", "$recycle.bin", "lost+found", "草稿", "草稿箱", "待发布", "未发布", "回收站");

    // Parts of a site, not posts of it.
    private static readonly FrozenSet<string> PartFolders = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "_layouts", "_includes", "_sass", "_data", "_site", "_plugins", "_templates", "templates", "_archetypes", "archetypes", "scaffolds", "模板", "模版", "node_modules", "bower_components", "__macosx", "@eadir");

    private static readonly FrozenSet<string> PartNames = FrozenSet.Create(
        StringComparer.Ordinal, "_index", "_sidebar", "_navbar", "_coverpage", "_footer", "_header", "_default", "404", "robots", "humans", "ads", "security.txt", "sitemap", "requirements", "requirements-dev", "cmakelists");

    private static readonly FrozenSet<string> PageKinds = FrozenSet.Create(StringComparer.Ordinal, "page", "home", "tags", "tag", "categories", "category", "archive", "archives", "about", "links", "friends", "guestbook", "search", "404", "sitemap");

    /// <summary>By the place alone, before a file is read.</summary>
    public static Publication.Denied? ByPath(string path)
    {
        var parts = path.Split('/');
        foreach (var folder in parts.AsSpan(0, parts.Length - 1))
        {
            if (DraftFolders.Contains(folder))
            {
                return new Publication.Denied($"It lies in {folder}, which is for drafts, so it is not published. Move it to publish it.", 1);
            }

            if (PartFolders.Contains(folder))
            {
                return new Publication.Denied($"It lies in {folder}, which holds parts of a site, so it is no post.", 1);
            }
        }

        var name = parts[^1].ToLowerInvariant();
        var bare = name[..Math.Max(0, name.LastIndexOf('.'))];
        return bare.EndsWith(".draft", StringComparison.Ordinal) || MarkedDraft().IsMatch(name) ? new Publication.Denied("Its name says that it is a draft, so it is not published. Rename it to publish it.", 1)
            : name.Contains(".sync-conflict-", StringComparison.Ordinal) || name.StartsWith("~$", StringComparison.Ordinal) || Conflict().IsMatch(name) ? new Publication.Denied("Its name is that of a copy which a program left behind, so it is no post. Rename it to publish it.", 1)
            : PartNames.Contains(bare) || PartNames.Contains(name) ? new Publication.Denied("Its name is that of a part of a site, so it is no post.", 1)
            : null;
    }

    public static Publication Of(FrontMatter head, string path, DateTimeOffset now)
    {
        if (ByPath(path) is { } byPath)
        {
            return byPath;
        }

        if (head.Unread is { } notation)
        {
            return new Publication.Denied($"Its head is {notation} that is not read here, so nobody can tell whether it is meant to be published. Write the head as YAML.", 1);
        }

        var name = path[(path.LastIndexOf('/') + 1)..];
        if (name.StartsWith('_') && !StandsForSign(name, head.Text("title")))
        {
            return new Publication.Denied("Its name begins with _, as that of a post that site generators pass over, so it is not published. Rename it to publish it.", 1);
        }

        if (head.Text("date") is null && (Paper().IsMatch(name) || (head.Text("title") is null && PerhapsPaper().IsMatch(name))))
        {
            return new Publication.Denied("Its name is that of a repository's own paper, so it is no post. Give it a title and a date to make it one.", 1);
        }

        return head.Values.Count == 0 ? new Publication.Allowed(null) : Switched(head) ?? Expired(head, now);
    }

    private static Publication.Denied? Switched(FrontMatter head)
    {
        var said = Find(head, Drafts, text => !SwitchValue.IsNo(text))
            ?? Find(head, Closed, SwitchValue.IsYes)
            ?? Find(head, Open, SwitchValue.IsNo)
            ?? Find(head, States, text => ClosedStates.Contains(Bare(text)) || SwitchValue.IsNo(text) || (Scheduled.Contains(Bare(text)) && !DateOfPost.NamesMoment(head)))
            ?? Find(head, ["layout", "type"], text => Bare(text) is "draft" or "drafts")
            ?? Find(head, Passwords, text => !SwitchValue.IsNo(text));
        if (said is var (name, value))
        {
            var shown = Passwords.Contains(name) ? "is protected by a password" : $"says {name}: {PlainText.Shorten(value, 20)}";
            return new Publication.Denied($"Its head {shown}, so it is not published. Change the head to publish it.", head.LineOf(name));
        }

        return Find(head, ["type", "layout"], text => PageKinds.Contains(Bare(text))) is var (kind, page) && (kind == "type" || !head.Values.ContainsKey("date"))
            ? new Publication.Denied($"Its head says {kind}: {page}, so it is a page of the site and no post.", head.LineOf(kind))
            : null;
    }

    private static Publication Expired(FrontMatter head, DateTimeOffset now)
    {
        foreach (var name in Expiries)
        {
            if (head.Text(name) is { } text && DateReader.Read(text.Trim()) is { } end)
            {
                return end > now ? new Publication.Allowed(end.ToUniversalTime())
                    : new Publication.Denied(string.Create(CultureInfo.InvariantCulture, $"It expired at {end.UtcDateTime:yyyy-MM-dd HH:mm} UTC, so it is not published any more."), head.LineOf(name));
            }
        }

        return new Publication.Allowed(null);
    }

    private static (string Name, string Value)? Find(FrontMatter head, ReadOnlySpan<string> names, Predicate<string> isMeant)
    {
        foreach (var name in names)
        {
            if (head.Text(name) is { } text && isMeant(text))
            {
                return (name, text.Trim());
            }
        }

        return null;
    }

    // Crawlers, and our own feeds, name files by titles, with _ for signs that a name may not hold: _2022年虫_导致故障.md.
    private static bool StandsForSign(string name, string? title) =>
        (title?.Trim() is [var sign, .. var rest] && !char.IsLetterOrDigit(sign) && (rest.Length == 0 || name[1] == rest[0] || (name[1] == '_' && !char.IsLetterOrDigit(rest[0]))))
        || (name.Any(TextFolding.IsHan) && SignPair().IsMatch(name));

    /// <summary>Each name, and the same within the mappings in which generators keep what is theirs.</summary>
    private static string[] WithMappings(params string[] names) => [.. names, .. names.SelectMany(name => new[] { $"params.{name}", $"metadata.{name}", $"taxonomy.{name}" })];

    // In-Progress and in_progress are one, and so are 📝 Draft and [[Draft]].
    private static string Bare(string text) => string.Concat(TextFolding.Fold(text).Where(char.IsLetterOrDigit));

    [GeneratedRegex(@"^_[^_\s-][^_]{0,40}_[^_]", RegexOptions.None, PatternLimit.Milliseconds)]
    private static partial Regex SignPair();

    // Of Dropbox, Nextcloud and Nutstore.
    [GeneratedRegex(@"[(（][^()（）]{0,60}(?:conflicted copy|case conflict|冲突副本|衝突副本)[^()（）]{0,40}[)）]\.[a-z]+$", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Conflict();

    // [draft] title.md, 【草稿】题目.md
    [GeneratedRegex(@"^[\[【(（](?:draft|wip|草稿|未完成)[\]】)）]", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex MarkedDraft();

    // In any language: README.zh-CN.md, LICENSE-MIT.txt.
    [GeneratedRegex(@"^(?:readme|licen[sc]e|copying|changelog|contributing|code[_-]of[_-]conduct|third-party-notices)(?:[._-][a-z0-9.+_-]{1,16})?\.[a-z]+$", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex Paper();

    [GeneratedRegex(@"^(?:changes|history|news|notice|authors|contributors|maintainers|codeowners|security|support|governance|install|todo|upgrading|roadmap|summary|agents|claude|pull_request_template|issue_template)(?:[._-][a-z]{2}(?:[_-][a-z]{2,4})?)?\.[a-z]+$", RegexOptions.IgnoreCase, PatternLimit.Milliseconds)]
    private static partial Regex PerhapsPaper();
}
