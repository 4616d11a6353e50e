using System.Globalization;
using System.Text.RegularExpressions;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Web;

/// <summary>What somebody did, as values. The log keeps it in plain English, for whoever looks into the database; how that is written and read back is said here and nowhere else.</summary>
/// <remarks>
/// Rows are kept for ever, so no form of words changes any more, and people stand in them by number: their names go with <c>/forget</c>.
/// What no form fits, of another version, is <see cref="Named"/>.
/// </remarks>
internal abstract partial record AuditAct
{
    private AuditAct()
    {
    }

    /// <summary>The end of a key under <c>pages.acts</c>, or plain words.</summary>
    public abstract string Action { get; }

    /// <summary>To what it was done, where <see cref="Action"/> does not say it.</summary>
    public virtual string? Subject => null;

    /// <summary>What was before; null where there was nothing or it does not matter.</summary>
    public virtual string? Was { get; init; }

    public static AuditAct Read(AuditEntry entry)
    {
        AuditAct? act = entry.Action switch
        {
            ['b', 'r', 'o', ..] => OfBroadcast.Read(entry.Action),
            ['a', 'r', 't', ..] => Curation.Read(entry.Action) ?? Wording.Read(entry.Action) ?? (AuditAct?)OfStory.Read(entry.Action),
            ['d', 'e', 's', 'k', '-', ..] => Desk.Read(entry.Action, entry.Subject),
            ['h', 'a', 'n', 'g', ..] => Dashboard.Read(entry.Action, entry.Subject),
            RoleGiven.Code => RoleGiven.Read(entry.Subject),
            "banned" or "unbanned" => new Ban(entry.Subject, entry.Action == "banned"),
            "resent" or "left" => OfMessage.Read(entry.Action, entry.Subject),
            "resent-unit" or "left-unit" => new OfUnit(entry.Action, entry.Subject, Number(entry.Was) ?? 0),
            _ => null,
        };
        return (act ?? new Named(entry.Action, entry.Subject)) with { Was = entry.Was };
    }

    /// <summary>A moment as <see cref="Was"/> holds it, to the second.</summary>
    public static string Second(DateTimeOffset at) => at.ToString("u", CultureInfo.InvariantCulture);

    /// <summary>The same to the minute.</summary>
    public static string Minute(DateTimeOffset at) => at.UtcDateTime.ToString(ToMinute, CultureInfo.InvariantCulture);

    /// <summary>The moment that one of the two wrote; null where it is none.</summary>
    public static DateTimeOffset? FindMoment(string? written) =>
        DateTimeOffset.TryParseExact(written, [ToMinute, "u"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    private const string ToMinute = "yyyy-MM-dd HH:mm 'UTC'";

    /// <summary>Whoever stands in an act by number; null for old rows, which have names.</summary>
    public static long? Number(string? text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(Group group) => group.Success ? group.Value : null;

    /// <summary>What has no values but a name: <c>job-run</c>, <c>signed-in</c>.</summary>
    internal sealed record Named(string Code, string? Of = null) : AuditAct
    {
        public override string Action => Code;

        public override string? Subject => Of;
    }

    /// <param name="Id">Its number.</param>
    /// <param name="Verb">The state it was moved to, or an editor's word; with "-" for spaces the end of a key under <c>pages.acts.broadcast</c>.</param>
    /// <param name="Change">Whether it recalls or corrects another; null for neither.</param>
    /// <param name="AboutId">Which other.</param>
    /// <param name="StartsAt">Where <paramref name="Verb"/> is <see cref="Moved"/>: to when.</param>
    internal sealed partial record OfBroadcast(long Id, string Verb, string? Change = null, long? AboutId = null, DateTimeOffset? StartsAt = null) : AuditAct
    {
        public const string Moved = "at";

        public override string Action => string.Create(
            CultureInfo.InvariantCulture, $"broadcast {Id}{(Change is null ? "" : string.Create(CultureInfo.InvariantCulture, $" ({Change} of {AboutId})"))}: {Verb}{(StartsAt is { } at ? " " + Second(at) : "")}");

        public static OfBroadcast? Read(string action) => Form().Match(action) is { Success: true } match && Number(match.Groups["id"].Value) is { } id
            ? new OfBroadcast(id, match.Groups["verb"].Value, Text(match.Groups["change"]), Number(Text(match.Groups["about"])), FindMoment(Text(match.Groups["at"])))
            : null;

        [GeneratedRegex(@"^broadcast (?<id>\d+)(?: \((?<change>recall|correct) of (?<about>\d+)\))?: (?:(?<verb>at) (?<at>\d.+)|(?<verb>.+))$")]
        private static partial Regex Form();
    }

    internal sealed partial record Curation(string ArticleKey, CurationMark Mark) : AuditAct
    {
        public override string Action => $"article {ArticleKey}: {Mark}";

        public static Curation? Read(string action) => Form().Match(action) is { Success: true } match && CurationMark.Read(match.Groups["mark"].Value) is { } mark
            ? new Curation(match.Groups["key"].Value, mark)
            : null;

        [GeneratedRegex("^article (?<key>[A-Za-z0-9]+): (?<mark>(?:un)?(?:pinned|hidden).*)$", RegexOptions.Singleline)]
        private static partial Regex Form();
    }

    /// <param name="ArticleKey">Of which article.</param>
    /// <param name="Part"><c>title</c>, <c>summary</c> or <c>topics</c>.</param>
    /// <param name="Words">Null or empty: what the rules find.</param>
    internal sealed partial record Wording(string ArticleKey, string Part, string? Words) : AuditAct
    {
        private const string Own = "its own";

        public override string Action => $"article {ArticleKey}: {Part}: {Words ?? Own}";

        public static Wording? Read(string action) => Form().Match(action) is { Success: true } match
            ? new Wording(match.Groups["key"].Value, match.Groups["part"].Value, match.Groups["words"].Value.Trim() is var words and not Own ? words : null)
            : null;

        [GeneratedRegex("^article (?<key>[A-Za-z0-9]+): (?<part>title|summary|topics):(?<words>.*)$", RegexOptions.Singleline)]
        private static partial Regex Form();
    }

    /// <param name="ArticleKey">Which article.</param>
    /// <param name="OtherKey">The article whose story it tells from then on; null: one of its own.</param>
    internal sealed partial record OfStory(string ArticleKey, string? OtherKey = null) : AuditAct
    {
        public override string Action => $"article {ArticleKey}: {(OtherKey is null ? "a story of its own" : $"the story of {OtherKey}")}";

        public static OfStory? Read(string action) => Form().Match(action) is { Success: true } match ? new OfStory(match.Groups["key"].Value, Text(match.Groups["other"])) : null;

        [GeneratedRegex("^article (?<key>[A-Za-z0-9]+): (?:a story of its own|the story of (?<other>[A-Za-z0-9]+))$")]
        private static partial Regex Form();
    }

    /// <param name="Code">Such as <c>desk-out</c>.</param>
    /// <param name="Edition">Null where the row names none that can be read.</param>
    /// <param name="Title">Of the article it was done to; null where it was done to all.</param>
    internal sealed partial record Desk(string Code, (string TopicId, string Language, DateOnly Day)? Edition, string? Title = null) : AuditAct
    {
        private const string ApprovedWord = "approved ";

        public override string Action => Code;

        public override string? Subject => Edition is var (topic, language, day) ? $"{topic} {language} {IsoDay.Of(day)}{(Title is null ? "" : $": {Title}")}" : null;

        public DateTimeOffset? WasApprovedAt => Was?.StartsWith(ApprovedWord, StringComparison.Ordinal) == true ? FindMoment(Was[ApprovedWord.Length..]) : null;

        /// <summary>How it was before an approval, or before one was taken back.</summary>
        public static string? Approved(DateTimeOffset? at) => at is { } moment ? ApprovedWord + Minute(moment) : null;

        public static Desk Read(string code, string? subject) => Form().Match(subject ?? "") is { Success: true } match && IsoDay.TryRead(match.Groups["day"].Value, out var day)
            ? new Desk(code, (match.Groups["topic"].Value, match.Groups["language"].Value, day), Text(match.Groups["title"]))
            : new Desk(code, Edition: null);

        [GeneratedRegex(@"^(?<topic>\S+) (?<language>zh|en) (?<day>\d{4}-\d\d-\d\d)(?:: (?<title>.+))?$", RegexOptions.Singleline)]
        private static partial Regex Form();
    }

    /// <param name="Path">What was asked of Hangfire's dashboard.</param>
    /// <param name="Jobs">Names, or numbers of runs with their names; the first few.</param>
    /// <param name="More">How many others.</param>
    internal sealed partial record Dashboard(string Path, string Jobs, long More = 0) : AuditAct
    {
        public override string Action => Path;

        public override string? Subject => More == 0 ? Jobs : string.Create(CultureInfo.InvariantCulture, $"{Jobs} and {More} more");

        /// <summary>The end of a key under <c>pages.acts.hangfire</c>; empty where there is none.</summary>
        public string Verb => VerbOf().Match(Path).Groups["verb"].Value;

        public static Dashboard Read(string path, string? subject) => Rest().Match(subject ?? "") is { Success: true } rest
            ? new Dashboard(path, subject![..rest.Index], Number(rest.Groups["count"].Value) ?? 0)
            : new Dashboard(path, subject ?? "");

        [GeneratedRegex("/(?<verb>trigger|remove|requeue|enqueue|delete)(?:/[^/]*)?$")]
        private static partial Regex VerbOf();

        [GeneratedRegex(@" and (?<count>\d+) more$")]
        private static partial Regex Rest();
    }

    /// <param name="Person">By number; in old rows by name.</param>
    /// <param name="Role">The new one.</param>
    internal sealed record RoleGiven(string? Person, string? Role) : AuditAct
    {
        public const string Code = "role-given";

        public override string Action => Code;

        public override string? Subject => Person is null ? null : $"{Person}: {Role}";

        public static RoleGiven Read(string? subject) => subject?.Split(": ") is [var person, var role] ? new RoleGiven(person, role) : new RoleGiven(null, null);
    }

    /// <param name="Person">A person or a group by number; in old rows by name.</param>
    /// <param name="IsBanned">False: heard again.</param>
    internal sealed record Ban(string? Person, bool IsBanned) : AuditAct
    {
        public override string Action => IsBanned ? "banned" : "unbanned";

        public override string? Subject => Person;

        /// <summary>How it was before.</summary>
        public static string State(bool wasBanned) => wasBanned ? "banned" : "not banned";
    }

    /// <param name="Code"><c>resent</c> or <c>left</c>.</param>
    /// <param name="Unit">What the message is a part of; null where the row names none.</param>
    /// <param name="Recipient">By number; in old rows by name.</param>
    internal sealed record OfMessage(string Code, string? Unit, string? Recipient) : AuditAct
    {
        private const string Arrow = " → ";

        public override string Action => Code;

        public override string? Subject => Unit is null ? null : Unit + Arrow + Recipient;

        public static OfMessage Read(string code, string? subject) => subject?.Split(Arrow, 2) is [var unit, var recipient] ? new OfMessage(code, unit, recipient) : new OfMessage(code, null, null);
    }

    /// <param name="Code"><c>resent-unit</c> or <c>left-unit</c>.</param>
    /// <param name="Unit">Whose unconfirmed messages.</param>
    /// <param name="Count">How many; it is kept in the place of what was before.</param>
    internal sealed record OfUnit(string Code, string? Unit, long Count) : AuditAct
    {
        public override string Action => Code;

        public override string? Subject => Unit;

        public override string? Was { get; init; } = Count.ToString(CultureInfo.InvariantCulture);
    }
}

/// <summary>That an article is pinned or hidden, or is so no more.</summary>
/// <param name="Word"><c>pinned</c>, <c>unpinned</c>, <c>hidden</c> or <c>unhidden</c>.</param>
/// <param name="Until">Null: for ever.</param>
/// <param name="Reason">Why it is hidden.</param>
internal sealed partial record CurationMark(string Word, DateTimeOffset? Until = null, string? Reason = null)
{
    /// <summary>What was before, where it was nothing.</summary>
    public const string None = "neither pinned nor hidden";

    public override string ToString() => Word + (Until is { } until ? $" until {AuditAct.Minute(until)}" : "") + (Reason is null ? "" : $" ({Reason})");

    /// <summary>Null where the words say something else.</summary>
    public static CurationMark? Read(string words) => Form().Match(words) is { Success: true } match
        ? new CurationMark(match.Groups["word"].Value, AuditAct.FindMoment(match.Groups["until"].Value), match.Groups["reason"] is { Success: true, Value: var reason } ? reason : null)
        : null;

    [GeneratedRegex(@"^(?<word>pinned|hidden|unpinned|unhidden)(?: until (?<until>[-0-9]+ [:0-9]+ UTC))?(?: \((?<reason>.*)\))?$", RegexOptions.Singleline)]
    private static partial Regex Form();
}
