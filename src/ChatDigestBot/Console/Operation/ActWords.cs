using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Console.Deliveries;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;
using ChatDigestBot.Web;

namespace ChatDigestBot.Console.Operation;

/// <summary>What somebody did, in the visitor's words.</summary>
/// <param name="Before">The words in front of what it was done to; all of them where nothing is named.</param>
/// <param name="Subject">To what it was done.</param>
/// <param name="Path">The page of it; null where there is none.</param>
/// <param name="After">The words behind it.</param>
internal sealed record ActSentence(string Before, string Subject = "", string? Path = null, string After = "")
{
    public string Text => Before + Subject + After;
}

/// <summary>Says acts of the audit log and what was before them, as they are written down by any version, to people. Pure.</summary>
internal static partial class ActWords
{
    // Nobody can type it, so it stands in no title.
    private const string Mark = "\u0001";

    /// <summary>An act without a text of its own stands as it was written.</summary>
    public static ActSentence Of(Visitor visitor, AuditEntry entry, ActNames names)
    {
        if (BroadcastAct().Match(entry.Action) is { Success: true } broadcast)
        {
            return OfBroadcast(visitor, entry, broadcast, names);
        }

        return (ArticleAct().Match(entry.Action) is { Success: true } article ? OfArticle(visitor, entry, article, names)
            : entry.Action.StartsWith("desk-", StringComparison.Ordinal) ? OfDesk(visitor, entry, names)
            : entry.Action.StartsWith("hangfire/", StringComparison.Ordinal) ? OfDashboard(visitor, entry, names)
            : OfRest(visitor, entry, names)) ?? AsWritten(visitor, entry);
    }

    /// <summary>What was before; empty where there was nothing, or the sentence says it.</summary>
    public static string Was(Visitor visitor, AuditEntry entry, ActNames names)
    {
        if (entry.Was is not { Length: > 0 } was || entry.Action.EndsWith("-unit", StringComparison.Ordinal))
        {
            return "";
        }

        if (BroadcastAct().IsMatch(entry.Action))
        {
            return Moment(visitor, was) ?? Known(visitor, "pages.broadcasts.states", was) ?? was;
        }

        return ArticleAct().Match(entry.Action) is { Success: true } article ? WasOfArticle(visitor, article.Groups["act"].Value, was, names)
            : Known(visitor, "pages.acts.was", was) ?? entry.Action switch
            {
                "role-given" => RoleName(visitor, was),
                "resent" or "left" => LedgerWords.Reason(visitor, was),
                "desk-approved" or "desk-unapproved" => visitor.Say("pages.acts.approvedAt", ("at", Moment(visitor, was["approved ".Length..]) ?? was)),
                _ => was,
            };
    }

    /// <summary>Keys of the articles that entries speak of.</summary>
    public static IEnumerable<string> ArticleKeys(IEnumerable<AuditEntry> entries) => entries.SelectMany(entry =>
        ArticleAct().Match(entry.Action) is not { Success: true } match ? Array.Empty<string>()
        : JoinedStory().Match(match.Groups["act"].Value) is { Success: true } joined ? [match.Groups["key"].Value, joined.Groups["key"].Value]
        : [match.Groups["key"].Value]);

    /// <summary>Numbers of the broadcasts that entries speak of.</summary>
    public static IEnumerable<long> BroadcastIds(IEnumerable<AuditEntry> entries) => entries.Select(entry => BroadcastAct().Match(entry.Action))
        .Where(match => match.Success).Select(match => Number(match.Groups["id"].Value)).OfType<long>();

    /// <summary>Numbers of the people that entries speak of, and of who acted.</summary>
    public static IEnumerable<long> PersonIds(IEnumerable<AuditEntry> entries) =>
        entries.SelectMany(entry => new[] { entry.UserId, Number(entry.Subject?.Split(':')[0]) }).OfType<long>();

    private static ActSentence OfBroadcast(Visitor visitor, AuditEntry entry, Match match, ActNames names)
    {
        var (number, act, path) = (match.Groups["id"].Value, match.Groups["act"].Value, $"/console/broadcasts/{match.Groups["id"].Value}");
        var recipients = Number(number) is { } id ? names.Recipients.GetValueOrDefault(id) : 0;
        var isChange = match.Groups["change"].Success;
        var subject = isChange
            ? visitor.Say($"pages.acts.{match.Groups["change"].Value}Of", ("id", match.Groups["about"].Value))
            : visitor.Say("pages.acts.sendOf", ("id", number));
        if (act.StartsWith("at ", StringComparison.Ordinal))
        {
            return Sentence(visitor, "pages.acts.broadcast.at", subject, path, ("at", Moment(visitor, act[3..]) ?? act[3..]));
        }

        var key = act switch
        {
            "filling" or "scheduled" when entry.Was == "unapproved" => "approved",
            "filling" when isChange || recipients == 0 => "begun",
            _ => act.Replace(' ', '-'),
        };
        return visitor.Texts.Has(visitor.Language, $"pages.acts.broadcast.{key}")
            ? Sentence(visitor, $"pages.acts.broadcast.{key}", subject, path, ("count", recipients))
            : AsWritten(visitor, entry);
    }

    private static ActSentence? OfArticle(Visitor visitor, AuditEntry entry, Match match, ActNames names)
    {
        var (key, act) = (match.Groups["key"].Value, match.Groups["act"].Value);
        var title = names.Articles.GetValueOrDefault(key);
        var path = title is null ? null : $"/console/articles/{key}";
        title ??= key;
        if (Curation().Match(act) is { Success: true } curation)
        {
            var sentence = Sentence(visitor, $"pages.acts.article.{curation.Groups["word"].Value}{(curation.Groups["until"].Success ? "Until" : "")}", title, path, ("until", Moment(visitor, curation.Groups["until"].Value) ?? ""));
            return curation.Groups["reason"] is { Success: true, Value: var reason } ? sentence with { After = sentence.After + visitor.Say("pages.acts.reason", ("reason", reason)) } : sentence;
        }

        if (Wording().Match(act) is { Success: true } wording)
        {
            var (part, words) = (wording.Groups["part"].Value, wording.Groups["words"].Value.Trim());
            // The new title is what the article is called now, or was until the next correction.
            return words is "" or "its own" ? Sentence(visitor, $"pages.acts.article.{part}Back", title, path)
                : part == "topics" ? Sentence(visitor, "pages.acts.article.topics", title, path, ("topics", TopicNames(visitor, words, names)))
                : part == "title" ? Sentence(visitor, "pages.acts.article.title", words, path)
                : Sentence(visitor, "pages.acts.article.summary", title, path, ("summary", words));
        }

        return JoinedStory().Match(act) is { Success: true } joined
            ? Sentence(visitor, "pages.acts.article.join", title, path, ("other", names.Articles.GetValueOrDefault(joined.Groups["key"].Value) ?? joined.Groups["key"].Value))
            : act == "a story of its own" ? Sentence(visitor, "pages.acts.article.split", title, path)
            : null;
    }

    private static string WasOfArticle(Visitor visitor, string act, string was, ActNames names)
    {
        if (!Curation().IsMatch(act))
        {
            // What a story was called is nobody's business but the program's.
            return Wording().Match(act) is not { Success: true } wording ? "" : wording.Groups["part"].Value == "topics" ? TopicNames(visitor, was, names) : was;
        }

        return was == "neither pinned nor hidden" ? visitor.Say("pages.acts.was.neither")
            : Curation().Match(was) is not { Success: true } curation ? was
            : visitor.Say($"pages.articles.{curation.Groups["word"].Value}")
                + (Moment(visitor, curation.Groups["until"].Value) is { } until ? visitor.Say("pages.acts.until", ("until", until)) : "")
                + (curation.Groups["reason"] is { Success: true, Value: var reason } ? visitor.Say("pages.acts.reason", ("reason", reason)) : "");
    }

    private static ActSentence? OfDesk(Visitor visitor, AuditEntry entry, ActNames names)
    {
        if (Edition().Match(entry.Subject ?? "") is not { Success: true } match || !IsoDay.TryRead(match.Groups["day"].Value, out var day) || !Has(visitor, entry.Action))
        {
            return null;
        }

        var (topic, language) = (match.Groups["topic"].Value, match.Groups["language"].Value);
        var edition = visitor.Say(
            "pages.acts.edition",
            ("topic", names.Topic(topic)), ("language", visitor.Say($"pages.desk.languages.{language}")), ("day", DayText.Short(visitor.Texts, visitor.Language, day, LocalTime.DateAt(visitor.Now, visitor.Zone))));
        return Sentence(
            visitor, $"pages.acts.{entry.Action}", edition, $"/console/desk?topic={Uri.EscapeDataString(topic)}&language={language}&date={IsoDay.Of(day)}", ("title", match.Groups["title"].Value));
    }

    private static ActSentence? OfDashboard(Visitor visitor, AuditEntry entry, ActNames names)
    {
        var key = DashboardAct().Match(entry.Action) is { Success: true } match ? match.Groups["act"].Value : "";
        var subject = MoreJobs().Replace(JobName().Replace(entry.Subject ?? "", name => names.Job(name.Value)), more => visitor.Say("pages.acts.more", ("count", more.Groups["count"].Value)));
        return Has(visitor, $"hangfire.{key}") && subject.Length > 0 ? Sentence(visitor, $"pages.acts.hangfire.{key}", subject, path: null) : null;
    }

    private static ActSentence? OfRest(Visitor visitor, AuditEntry entry, ActNames names)
    {
        var subject = entry.Subject ?? "–";
        switch (entry.Action)
        {
            case "job-run":
                return Sentence(visitor, "pages.acts.job-run", names.Job(subject), $"/console/jobs?name={Uri.EscapeDataString(subject)}");
            case "role-given" when subject.Split(": ") is [var who, var tag]:
                return Person(visitor, tag == "reader" ? "pages.acts.role-taken" : "pages.acts.role-given", who, names, ("role", RoleName(visitor, tag)));
            case "banned" or "unbanned":
                return Person(visitor, $"pages.acts.{entry.Action}", subject, names);
            case "resent" or "left" when subject.Split(" → ", 2) is [var unit, var recipient]:
                return OfUnit(visitor, entry.Action, unit, ("name", recipient));
            case "resent-unit" or "left-unit":
                return OfUnit(visitor, entry.Action, subject, ("count", (int)(Number(entry.Was) ?? 0)));
            case "feed-tried" or "feed-paused" or "feed-resumed":
                return Sentence(visitor, $"pages.acts.{entry.Action}", subject, "/console/feeds");
            default:
                return Has(visitor, entry.Action) ? Sentence(visitor, $"pages.acts.{entry.Action}", subject, path: null) : null;
        }
    }

    private static ActSentence OfUnit(Visitor visitor, string act, string unit, (string Name, object Value) other) =>
        Sentence(visitor, $"pages.acts.{act}", LedgerWords.Unit(visitor, unit), $"/console/deliveries?unit={Uri.EscapeDataString(unit)}", other);

    // Written down by name, or by number where whoever was meant had not been met.
    private static ActSentence Person(Visitor visitor, string key, string who, ActNames names, params (string Name, object Value)[] args) =>
        Number(who) is { } id && names.People.TryGetValue(id, out var name)
            ? Sentence(visitor, key, name, $"/console/people/{who}", args)
            : Sentence(visitor, key, who, path: null, args);

    private static ActSentence AsWritten(Visitor visitor, AuditEntry entry) =>
        new(entry.Subject is { } subject ? visitor.Say("pages.acts.asWritten", ("action", entry.Action), ("subject", subject)) : entry.Action);

    private static ActSentence Sentence(Visitor visitor, string key, string subject, string? path, params (string Name, object Value)[] args) =>
        visitor.Say(key, [.. args, ("subject", Mark)]).Split(Mark) is [var before, var after] ? new ActSentence(before, subject, path, after) : new ActSentence(visitor.Say(key, [.. args, ("subject", subject)]));

    private static bool Has(Visitor visitor, string act) => act.Length > 0 && visitor.Texts.Has(visitor.Language, $"pages.acts.{act}");

    private static string? Known(Visitor visitor, string texts, string word) =>
        CodeWord().IsMatch(word) ? visitor.SayIfAny($"{texts}.{word.Replace(' ', '-')}") : null;

    private static string RoleName(Visitor visitor, string tag) => Known(visitor, "conversation.roleNames", tag) ?? tag;

    private static string TopicNames(Visitor visitor, string topics, ActNames names) =>
        string.Join(visitor.Say("subscribers.listSeparator"), topics.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(names.Topic));

    // As they are written down: "2026-12-04 00:06 UTC", "2026-12-04 00:06:00Z".
    private static string? Moment(Visitor visitor, string written) =>
        DateTimeOffset.TryParseExact(written, ["yyyy-MM-dd HH:mm 'UTC'", "u"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? DayText.When(visitor.Texts, visitor.Language, at, visitor.Now, visitor.Zone)
            : null;

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"^broadcast (?<id>\d+)(?: \((?<change>recall|correct) of (?<about>\d+)\))?: (?<act>.+)$")]
    private static partial Regex BroadcastAct();

    [GeneratedRegex("^article (?<key>[A-Za-z0-9]+): (?<act>.+)$", RegexOptions.Singleline)]
    private static partial Regex ArticleAct();

    [GeneratedRegex(@"^(?<word>pinned|hidden|unpinned|unhidden)(?: until (?<until>[-0-9]+ [:0-9]+ UTC))?(?: \((?<reason>.*)\))?$", RegexOptions.Singleline)]
    private static partial Regex Curation();

    [GeneratedRegex("^(?<part>title|summary|topics):(?<words>.*)$", RegexOptions.Singleline)]
    private static partial Regex Wording();

    [GeneratedRegex("^the story of (?<key>[A-Za-z0-9]+)$")]
    private static partial Regex JoinedStory();

    [GeneratedRegex(@"^(?<topic>\S+) (?<language>zh|en) (?<day>\d{4}-\d\d-\d\d)(?:: (?<title>.+))?$", RegexOptions.Singleline)]
    private static partial Regex Edition();

    [GeneratedRegex("/(?<act>trigger|remove|requeue|enqueue|delete)(?:/[^/]*)?$")]
    private static partial Regex DashboardAct();

    [GeneratedRegex("[a-z]+(?:-[a-z]+)+")]
    private static partial Regex JobName();

    [GeneratedRegex(@" and (?<count>\d+) more$")]
    private static partial Regex MoreJobs();

    [GeneratedRegex("^[a-z]+(?: [a-z]+)?$")]
    private static partial Regex CodeWord();
}
