using ChatDigestBot.Articles;
using ChatDigestBot.Console.Frame;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Digests.Opens;
using ChatDigestBot.Jobs;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Web;

namespace ChatDigestBot.Console;

/// <summary>What an operator and an editor look at first: the last fortnight by day, what comes next and what needs somebody.</summary>
internal sealed record DailyFigures
{
    public const int DayCount = 14;

    public required LocalDays Days { get; init; }

    public required IReadOnlyList<DayOfMessages> Messages { get; init; }

    public required IReadOnlyList<DayOfSubscribers> Subscribers { get; init; }

    public required IReadOnlyList<int> Articles { get; init; }

    /// <summary>Of the last seven days.</summary>
    public required IReadOnlyList<ReasonCount> Failures { get; init; }

    public required IReadOnlyList<UnitCount> InDoubt { get; init; }

    public required int WithoutTopics { get; init; }

    /// <summary>Articles of the last seven days that are in no digest, since no topic fits.</summary>
    public required int ArticlesWithoutTopic { get; init; }

    public required IReadOnlyList<DueCount> NextDigests { get; init; }

    /// <summary>What was opened today, the most opened first.</summary>
    public required IReadOnlyList<OpenedArticle> MostOpened { get; init; }

    /// <summary>How often anything was opened today.</summary>
    public required long Opens { get; init; }

    /// <summary>The last run of each job whose last run failed.</summary>
    public required IReadOnlyList<JobRun> FailedJobs { get; init; }

    public int SentInWeek => Messages.TakeLast(7).Sum(day => day.Sent);

    public int FailedInWeek => Failures.Sum(reason => reason.Messages);

    public int GrowthInWeek => Subscribers.TakeLast(7).Sum(day => day.Came - day.Left);

    /// <summary>How many subscribers there were at the end of each day.</summary>
    /// <param name="total">How many there are now.</param>
    public IReadOnlyList<int> SubscribersByDay(int total)
    {
        var counts = new int[Subscribers.Count];
        for (var day = counts.Length - 1; day >= 0; day--)
        {
            counts[day] = total;
            total -= Subscribers[day].Came - Subscribers[day].Left;
        }

        return counts;
    }
}

/// <summary>Puts the daily figures together from those of the features.</summary>
internal sealed class DailyFiguresReader(Database database, DeliveryFigures deliveries, JobRunStore runs, JobSchedules jobs)
{
    private const int ListedDue = 4;
    private const int ListedOpened = 5;

    public async Task<DailyFigures> ReadAsync(Visitor visitor, CancellationToken cancellationToken)
    {
        var days = LocalDays.Last(DailyFigures.DayCount, visitor.Now, visitor.Zone);
        var (week, today) = (days.Bounds[^8], days.Bounds[^2]);
        var last = await runs.LatestOfEachAsync(jobs.Declared.Select(job => job.Name), limit: 1, cancellationToken);
        return await database.ReadAsync(
            async session => new DailyFigures
            {
                Days = days,
                Messages = await deliveries.CountAsync(session, days.Bounds),
                Subscribers = await SubscriberFigures.CountAsync(session, days.Bounds),
                Articles = await ArticleFigures.CountAsync(session, days.Bounds),
                Failures = await ReasonCount.SinceAsync(session, week),
                InDoubt = await DeliveryFigures.CountInDoubtAsync(session),
                WithoutTopics = await SubscriberFigures.CountWithoutTopicsAsync(session, visitor.Now),
                ArticlesWithoutTopic = await ArticleFigures.CountWithoutTopicAsync(session, week),
                NextDigests = await SubscriberFigures.NextDueAsync(session, visitor.Now + TimeSpan.FromDays(7), ListedDue),
                MostOpened = await OpenStore.ListMostAsync(session, today, visitor.Now, ListedOpened),
                Opens = (await OpenStore.CountByHourAsync(session, today, visitor.Now)).Sum(hour => hour.Opens),
                FailedJobs = [.. last.Values.SelectMany(ofOne => ofOne).Where(run => run.Outcome == JobOutcome.Failed)],
            },
            cancellationToken);
    }
}
