using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Jobs;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Console.Jobs;

/// <summary><c>/jobs</c> lists the jobs on which readers wait, and what failed; <c>/jobs all</c> those that tidy up too; <c>/jobs run NAME</c>, which the buttons carry, starts one.</summary>
internal sealed class ShowJobsCommand(JobSchedules jobs, JobActs acts, JobRunStore runs, JobTitles titles, SubscriberStore subscribers, TextCatalogue texts)
{
    private const string All = "all";

    [ChatCommand("jobs", Access.Admins, Order = 950)]
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Words is not ["run", var name])
        {
            return await ListAsync(call, isWhole: call.Words is [All], cancellationToken);
        }

        return await acts.RunNowAsync(call.Person.Id, name, cancellationToken)
            ? await ListAsync(call, isWhole: jobs.Declared.Any(job => job.Name == name && IsUpkeep(job)), cancellationToken) with { Toast = texts.Get(call.Language, "console.jobStarted", ("name", titles.Of(call.Language, name))) }
            : Reply.Of(texts.Html(call.Language, "console.jobUnknown", ("name", name)));
    }

    private async Task<Reply> ListAsync(CommandCall call, bool isWhole, CancellationToken cancellationToken)
    {
        var zone = await subscribers.ZoneOfAsync(call, cancellationToken);
        var recurring = await jobs.ListAsync(cancellationToken);
        var last = await runs.LatestOfEachAsync(recurring.Select(job => job.Definition.Name), limit: 1, cancellationToken);
        var shown = recurring.Where(job => isWhole || !IsUpkeep(job.Definition) || last[job.Definition.Name].FirstOrDefault()?.Outcome == JobOutcome.Failed).ToList();
        IReadOnlyList<IReadOnlyList<ReplyButton>> rest = shown.Count == recurring.Count ? [] : [[ReplyButton.Run(texts.Get(call.Language, "console.jobsUpkeep", ("count", recurring.Count - shown.Count)), $"/jobs {All}")]];
        return new Reply
        {
            Text = HtmlText.Lines([
                texts.Html(call.Language, "console.jobsTitle"),
                .. shown.Select(job => Line(call, zone, job, last[job.Definition.Name].FirstOrDefault())),
            ]),
            Buttons = [.. shown.Select(job => new[] { ReplyButton.Run($"▶ {titles.Of(call.Language, job.Definition.Name)}", $"/jobs run {job.Definition.Name}") }), .. rest],
        };
    }

    private HtmlText Line(CommandCall call, TimeZoneInfo zone, RecurringJob job, JobRun? last)
    {
        var title = ("title", (object)titles.Of(call.Language, job.Definition.Name));
        var next = ("next", (object)(job.NextAt is { } at ? DayText.When(texts, call.Language, at, call.Now, zone) : "–"));
        return last is null
            ? texts.Html(call.Language, "console.jobIdle", title, next)
            : texts.Html(
                call.Language,
                "console.jobLine",
                title,
                next,
                ("outcome", Mark(last.Outcome)),
                ("last", DayText.When(texts, call.Language, last.StartedAt, call.Now, zone)),
                ("summary", RunWords.Of(texts, call.Language, last)));
    }

    // What readers wait for runs every few minutes; what tidies up once an hour or a day.
    private static bool IsUpkeep(JobDefinition job) => !job.Cron.StartsWith('*');

    private static string Mark(JobOutcome outcome) => outcome switch
    {
        JobOutcome.Succeeded => "✅",
        JobOutcome.Failed => "❌",
        _ => "⏳",
    };
}
