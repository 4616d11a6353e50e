using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Console.Deliveries;
using ChatDigestBot.Console.Digests;
using ChatDigestBot.Digests.Desk;
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

/// <summary>Says acts of the audit log, and what was before them, to people. Pure.</summary>
internal static partial class ActWords
{
    // Nobody can type it, so it stands in no title.
    private const string Mark = "\u0001";

    /// <summary>An act without a text of its own stands as it was written.</summary>
    public static ActSentence Of(Visitor visitor, AuditEntry entry, ActNames names) => AuditAct.Read(entry) switch
    {
        AuditAct.OfBroadcast act => OfBroadcast(visitor, act, names),
        AuditAct.Curation act => OfCuration(visitor, act, names),
        AuditAct.Wording act => OfWording(visitor, act, names),
        AuditAct.OfStory act => OfStory(visitor, act, names),
        AuditAct.Desk act => OfDesk(visitor, act, names),
        AuditAct.Dashboard act => OfDashboard(visitor, act, names),
        AuditAct.RoleGiven { Person: { } person, Role: { } role } => OfPerson(visitor, role == "reader" ? "pages.acts.role-taken" : "pages.acts.role-given", person, names, ("role", RoleName(visitor, role))),
        AuditAct.Ban { Person: { } person } act => OfPerson(visitor, $"pages.acts.{act.Action}", person, names),
        AuditAct.OfMessage { Unit: { } unit } act => OfUnit(visitor, act.Code, unit, ("name", NameOf(act.Recipient ?? "", names) ?? act.Recipient ?? "")),
        AuditAct.OfUnit { Unit: { } unit } act => OfUnit(visitor, act.Code, unit, ("count", (int)act.Count)),
        AuditAct.Named act => OfNamed(visitor, act, names),
        _ => null,
    } ?? new ActSentence(entry.Subject is { } subject ? visitor.Say("pages.acts.asWritten", ("action", entry.Action), ("subject", subject)) : entry.Action);

    /// <summary>What was before; empty where there was nothing, or the sentence says it.</summary>
    public static string Was(Visitor visitor, AuditEntry entry, ActNames names) => entry.Was is not { Length: > 0 } was ? "" : AuditAct.Read(entry) switch
    {
        AuditAct.OfBroadcast => Moment(visitor, was) ?? Known(visitor, "pages.broadcasts.states", was) ?? was,
        AuditAct.Curation => WasCurated(visitor, was),
        AuditAct.Wording { Part: "topics" } => TopicNames(visitor, was, names),
        AuditAct.Wording => was,
        // What a story was called is nobody's business but the program's.
        AuditAct.OfStory or AuditAct.OfUnit => "",
        AuditAct.Desk { WasApprovedAt: { } at } => visitor.Say("pages.acts.approvedAt", ("at", When(visitor, at))),
        AuditAct.RoleGiven => RoleName(visitor, was),
        AuditAct.OfMessage => LedgerWords.Reason(visitor, was),
        _ => Known(visitor, "pages.acts.was", was) ?? was,
    };

    /// <summary>Keys of the articles that entries speak of.</summary>
    public static IEnumerable<string> ArticleKeys(IEnumerable<AuditEntry> entries) => entries.Select(AuditAct.Read).SelectMany(act => act switch
    {
        AuditAct.Curation { ArticleKey: var key } => [key],
        AuditAct.Wording { ArticleKey: var key } => [key],
        AuditAct.OfStory { ArticleKey: var key, OtherKey: var other } => other is null ? [key] : [key, other],
        _ => Array.Empty<string>(),
    });

    /// <summary>Numbers of the broadcasts that entries speak of.</summary>
    public static IEnumerable<long> BroadcastIds(IEnumerable<AuditEntry> entries) => entries.Select(AuditAct.Read).OfType<AuditAct.OfBroadcast>().Select(act => act.Id);

    /// <summary>Numbers of the people that entries speak of, and of who acted.</summary>
    public static IEnumerable<long> PersonIds(IEnumerable<AuditEntry> entries) => entries.SelectMany(entry => new[] { entry.UserId, AuditAct.Number(PersonOf(AuditAct.Read(entry))) }).OfType<long>();

    private static string? PersonOf(AuditAct act) => act switch
    {
        AuditAct.RoleGiven given => given.Person,
        AuditAct.Ban ban => ban.Person,
        AuditAct.OfMessage message => message.Recipient,
        _ => null,
    };

    private static ActSentence? OfBroadcast(Visitor visitor, AuditAct.OfBroadcast act, ActNames names)
    {
        var recipients = names.Recipients.GetValueOrDefault(act.Id);
        var subject = act.Change is { } change
            ? visitor.Say($"pages.acts.{change}Of", ("id", Digits(act.AboutId ?? 0)))
            : visitor.Say("pages.acts.sendOf", ("id", Digits(act.Id)));
        var key = act.Verb switch
        {
            "filling" or "scheduled" when act.Was == "unapproved" => "approved",
            "filling" when act.Change is not null || recipients == 0 => "begun",
            var verb => verb.Replace(' ', '-'),
        };
        return Has(visitor, $"broadcast.{key}")
            ? Sentence(
                visitor,
                $"pages.acts.broadcast.{key}",
                subject,
                $"/console/broadcasts/{Digits(act.Id)}",
                ("count", recipients),
                ("at", act.StartsAt is { } at ? When(visitor, at) : ""))
            : null;
    }

    private static ActSentence OfCuration(Visitor visitor, AuditAct.Curation act, ActNames names)
    {
        var (title, path) = Article(act.ArticleKey, names);
        var until = act.Mark.Until is { } at ? When(visitor, at) : "";
        var sentence = Sentence(visitor, $"pages.acts.article.{act.Mark.Word}{(until.Length == 0 ? "" : "Until")}", title, path, ("until", until));
        return sentence with { After = sentence.After + Reason(visitor, act.Mark) };
    }

    private static ActSentence OfWording(Visitor visitor, AuditAct.Wording act, ActNames names)
    {
        var (title, path) = Article(act.ArticleKey, names);
        // The new title is what the article is called now, or was until the next correction.
        return act.Words is not { Length: > 0 } words ? Sentence(visitor, $"pages.acts.article.{act.Part}Back", title, path)
            : act.Part == "topics" ? Sentence(visitor, "pages.acts.article.topics", title, path, ("topics", TopicNames(visitor, words, names)))
            : act.Part == "title" ? Sentence(visitor, "pages.acts.article.title", words, path)
            : Sentence(visitor, "pages.acts.article.summary", title, path, ("summary", words));
    }

    private static ActSentence OfStory(Visitor visitor, AuditAct.OfStory act, ActNames names)
    {
        var (title, path) = Article(act.ArticleKey, names);
        return act.OtherKey is { } other
            ? Sentence(visitor, "pages.acts.article.join", title, path, ("other", names.Articles.GetValueOrDefault(other) ?? other))
            : Sentence(visitor, "pages.acts.article.split", title, path);
    }

    private static string WasCurated(Visitor visitor, string was) =>
        was == CurationMark.None ? visitor.Say("pages.acts.was.neither")
        : CurationMark.Read(was) is not { } mark ? was
        : visitor.Say($"pages.articles.{mark.Word}") + (mark.Until is { } until ? visitor.Say("pages.acts.until", ("until", When(visitor, until))) : "") + Reason(visitor, mark);

    private static ActSentence? OfDesk(Visitor visitor, AuditAct.Desk act, ActNames names)
    {
        if (act.Edition is not var (topic, language, day) || !Has(visitor, act.Code))
        {
            return null;
        }

        var edition = visitor.Say(
            "pages.acts.edition",
            ("topic", names.Topic(topic)), ("language", visitor.Say($"pages.desk.languages.{language}")), ("day", DayText.Short(visitor.Texts, visitor.Language, day, LocalTime.DateAt(visitor.Now, visitor.Zone))));
        return Sentence(
            visitor, $"pages.acts.{act.Code}", edition, DeskEndpoints.PathOf(new ComingEdition(topic, language, day)), ("title", act.Title ?? ""));
    }

    private static ActSentence? OfDashboard(Visitor visitor, AuditAct.Dashboard act, ActNames names)
    {
        var subject = JobName().Replace(act.Jobs, name => names.Job(name.Value)) + (act.More == 0 ? "" : visitor.Say("pages.acts.more", ("count", act.More)));
        return Has(visitor, $"hangfire.{act.Verb}") && subject.Length > 0 ? Sentence(visitor, $"pages.acts.hangfire.{act.Verb}", subject, path: null) : null;
    }

    private static ActSentence? OfNamed(Visitor visitor, AuditAct.Named act, ActNames names)
    {
        var subject = act.Of ?? "–";
        return act.Code switch
        {
            "job-run" => Sentence(visitor, "pages.acts.job-run", names.Job(subject), $"/console/jobs?name={Uri.EscapeDataString(subject)}"),
            "feed-tried" or "feed-paused" or "feed-resumed" => Sentence(visitor, $"pages.acts.{act.Code}", subject, "/console/feeds"),
            _ => Has(visitor, act.Code) ? Sentence(visitor, $"pages.acts.{act.Code}", subject, path: null) : null,
        };
    }

    private static ActSentence OfUnit(Visitor visitor, string act, string unit, (string Name, object Value) other) =>
        Sentence(visitor, $"pages.acts.{act}", LedgerWords.Unit(visitor, unit), $"/console/deliveries?unit={Uri.EscapeDataString(unit)}", other);

    private static ActSentence OfPerson(Visitor visitor, string key, string person, ActNames names, params (string Name, object Value)[] args) =>
        NameOf(person, names) is { } name
            ? Sentence(visitor, key, name, $"/console/people/{person}", args)
            : Sentence(visitor, key, person, path: null, args);

    private static string? NameOf(string person, ActNames names) => AuditAct.Number(person) is { } id ? names.People.GetValueOrDefault(id) : null;

    // Its title, and its page where it is still there.
    private static (string Title, string? Path) Article(string key, ActNames names) => names.Articles.GetValueOrDefault(key) is { } title ? (title, $"/console/articles/{key}") : (key, null);

    private static string Reason(Visitor visitor, CurationMark mark) => mark.Reason is { } reason ? visitor.Say("pages.acts.reason", ("reason", reason)) : "";

    private static ActSentence Sentence(Visitor visitor, string key, string subject, string? path, params (string Name, object Value)[] args) =>
        visitor.Say(key, [.. args, ("subject", Mark)]).Split(Mark) is [var before, var after] ? new ActSentence(before, subject, path, after) : new ActSentence(visitor.Say(key, [.. args, ("subject", subject)]));

    private static bool Has(Visitor visitor, string act) => act.Length > 0 && visitor.Texts.Has(visitor.Language, $"pages.acts.{act}");

    private static string? Known(Visitor visitor, string texts, string word) =>
        CodeWord().IsMatch(word) ? visitor.SayIfAny($"{texts}.{word.Replace(' ', '-')}") : null;

    private static string RoleName(Visitor visitor, string tag) => Known(visitor, "conversation.roleNames", tag) ?? tag;

    private static string TopicNames(Visitor visitor, string topics, ActNames names) =>
        string.Join(visitor.Say("subscribers.listSeparator"), topics.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(names.Topic));

    private static string? Moment(Visitor visitor, string written) => AuditAct.FindMoment(written) is { } at ? When(visitor, at) : null;

    private static string When(Visitor visitor, DateTimeOffset at) => DayText.When(visitor.Texts, visitor.Language, at, visitor.Now, visitor.Zone);

    // A number that is a name has no commas.
    private static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("[a-z]+(?:-[a-z]+)+")]
    private static partial Regex JobName();

    [GeneratedRegex("^[a-z]+(?: [a-z]+)?$")]
    private static partial Regex CodeWord();
}
