using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Jobs;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Console;

/// <summary><c>/jobs</c> lists the recurring jobs; <c>/jobs run NAME</c>, which the buttons carry, starts one.</summary>
internal sealed class ShowJobsCommand(IJobs jobs, JobRunStore runs, TextCatalogue texts)
{
    [ChatCommand("jobs", Access.Admins, Order = 950)]
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Words is not ["run", var name])
        {
            return await ListAsync(call, cancellationToken);
        }

        return await jobs.RunNowAsync(name, cancellationToken)
            ? await ListAsync(call, cancellationToken) with { Toast = texts.Get(call.Language, "console.jobStarted", ("name", name)) }
            : Reply.Of(texts.Html(call.Language, "console.jobUnknown", ("name", name)));
    }

    private async Task<Reply> ListAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var recurring = (await jobs.RecurringAsync(cancellationToken)).OrderBy(job => job.Name, StringComparer.Ordinal).ToList();
        var last = (await runs.LastOfEachAsync(cancellationToken)).ToDictionary(run => run.Name);
        return new Reply
        {
            Text = HtmlText.Lines([
                texts.Html(call.Language, "console.jobsTitle"),
                .. recurring.Select(job => Line(call.Language, job, last.GetValueOrDefault(job.Name))),
            ]),
            Buttons = [.. recurring.Select(job => new[] { ReplyButton.Run($"▶ {job.Name}", $"/jobs run {job.Name}") })],
        };
    }

    private HtmlText Line(Language language, RecurringJob job, JobRun? last) => texts.Html(
        language,
        last is null ? "console.jobIdle" : "console.jobLine",
        ("name", job.Name),
        ("cron", job.Cron),
        ("next", job.NextAt is { } next ? Moment.In(next, job.Zone) : "–"),
        ("outcome", last?.Outcome ?? ""),
        ("summary", last?.Summary ?? ""));
}
