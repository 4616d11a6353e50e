using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Jobs;
using ChatDigestBot.Shared;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Console.Jobs;

/// <summary><c>/jobs</c> lists the recurring jobs; <c>/jobs run NAME</c>, which the buttons carry, starts one.</summary>
internal sealed class ShowJobsCommand(JobSchedules jobs, JobRunStore runs, JobTitles titles, SubscriberStore subscribers, TextCatalogue texts)
{
    [ChatCommand("jobs", Access.Admins, Order = 950)]
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Words is not ["run", var name])
        {
            return await ListAsync(call, cancellationToken);
        }

        return await jobs.RunNowAsync(name, cancellationToken)
            ? await ListAsync(call, cancellationToken) with { Toast = texts.Get(call.Language, "console.jobStarted", ("name", titles.Of(call.Language, name))) }
            : Reply.Of(texts.Html(call.Language, "console.jobUnknown", ("name", name)));
    }

    private async Task<Reply> ListAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var zone = await subscribers.ZoneOfAsync(call, cancellationToken);
        var recurring = await jobs.ListAsync(cancellationToken);
        var last = await runs.LatestOfEachAsync(recurring.Select(job => job.Definition.Name), limit: 1, cancellationToken);
        return new Reply
        {
            Text = HtmlText.Lines([
                texts.Html(call.Language, "console.jobsTitle"),
                .. recurring.Select(job => Line(call, zone, job, last[job.Definition.Name].FirstOrDefault())),
            ]),
            Buttons = [.. recurring.Select(job => new[] { ReplyButton.Run($"▶ {titles.Of(call.Language, job.Definition.Name)}", $"/jobs run {job.Definition.Name}") })],
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

    private static string Mark(JobOutcome outcome) => outcome switch
    {
        JobOutcome.Succeeded => "✅",
        JobOutcome.Failed => "❌",
        _ => "⏳",
    };
}
