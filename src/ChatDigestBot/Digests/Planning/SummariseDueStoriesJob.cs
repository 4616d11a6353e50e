using ChatDigestBot.Jobs;
using ChatDigestBot.ModelSummaries;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Digests.Planning;

/// <summary>Before digests are due, has a model summarise the stories they would tell; only there where the operator named a model.</summary>
/// <remarks>What is not summarised in time goes out with the bot's own summary: no digest ever waits for a model.</remarks>
internal sealed class SummariseDueStoriesJob(Database database, DigestForecast forecast, StorySummariser summariser, TimeProvider clock) : IJob
{
    public const string Name = "summarise-due-stories";

    private static readonly TimeSpan Ahead = TimeSpan.FromHours(1);
    private const int PageSize = 500;

    // Readers of the same topics are told the same: when so many in a row add no story, the rest will add few.
    private const int EnoughReaders = 2_000;

    public async Task<JobResult> RunAsync(CancellationToken cancellationToken)
    {
        // An hour's digests are composed only for somebody who may be asked.
        var report = await summariser.FindHindranceAsync(cancellationToken)
            ?? await summariser.SummariseAsync(await database.ReadAsync(FindWantedAsync, cancellationToken), cancellationToken);
        return JobResult.Of($"{report.Asked:storiesAsked} stories asked, {report.Accepted:summariesTaken} summaries taken")
            .And(report.IsBudgetUsedUp, "budgetUsedUp", "the day's budget is used up")
            .And(report.IsServerFailing, "serverLeftAlone", "the model's server is left alone for a while");
    }

    // What stands for its story in the most digests comes first, so that a small budget reaches the most readers.
    private async Task<IReadOnlyList<long>> FindWantedAsync(DbSession session)
    {
        var now = clock.GetUtcNow();
        var readers = new Dictionary<long, int>();
        var withoutNew = 0;
        await foreach (var (_, composition) in forecast.ReadAsync(session, now, now + Ahead, PageSize))
        {
            var before = readers.Count;
            foreach (var item in composition?.Edition.Items ?? [])
            {
                readers[item.ArticleId] = readers.GetValueOrDefault(item.ArticleId) + 1;
            }

            withoutNew = readers.Count == before ? withoutNew + 1 : 0;
            if (withoutNew > EnoughReaders)
            {
                break;
            }
        }

        return [.. readers.OrderByDescending(story => story.Value).ThenByDescending(story => story.Key).Select(story => story.Key)];
    }
}
