using ChatDigestBot.Articles;
using ChatDigestBot.ModelSummaries.Asking;
using ChatDigestBot.ModelSummaries.Checking;
using ChatDigestBot.Shared;
using ChatDigestBot.Storage;

namespace ChatDigestBot.ModelSummaries;

/// <summary>Has a model summarise articles one after the other, within the day's budget, and writes down what it said of each and whether that is told.</summary>
/// <remarks>
/// Killed anywhere, at most the answer of one call is lost; what it may have cost is taken from the budget before the call. A server that
/// fails is left alone for a growing while, told in the log when that begins and when it is over.
/// </remarks>
internal sealed class StorySummariser(ModelSummaryOptions options, ModelClient client, ModelSummaryStore store, ArticleCatalogue catalogue, Database database, TimeProvider clock, ILogger<StorySummariser> logger)
{
    private static readonly BackOff Wait = new(TimeSpan.FromMinutes(1), 2, TimeSpan.FromHours(1));
    private static readonly TimeSpan LongestPass = TimeSpan.FromMinutes(4);

    private int _failures;
    private DateTimeOffset _quietUntil;

    /// <summary>Why nothing would be asked now: the server is left alone, or the day's budget is used up; null where something would be.</summary>
    public async Task<SummariesReport?> FindHindranceAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now < _quietUntil)
        {
            return new SummariesReport { IsServerFailing = true };
        }

        var used = await store.UseAsync(DateOnly.FromDateTime(now.UtcDateTime), cancellationToken);
        return used.Calls >= options.CallsPerDay || used.Tokens >= options.TokensPerDay ? new SummariesReport { IsBudgetUsedUp = true } : null;
    }

    /// <param name="articleIds">The most wanted first.</param>
    public async Task<SummariesReport> SummariseAsync(IReadOnlyList<long> articleIds, CancellationToken cancellationToken)
    {
        if (await FindHindranceAsync(cancellationToken) is { } hindrance)
        {
            return hindrance;
        }

        var began = clock.GetUtcNow();
        var report = new SummariesReport();
        foreach (var unasked in await store.FindUnaskedAsync(articleIds, cancellationToken))
        {
            if (report.IsServerFailing || report.IsBudgetUsedUp || clock.GetUtcNow() - began > LongestPass)
            {
                break;
            }

            if (await catalogue.FindAsync(unasked.ArticleId, cancellationToken) is { } article)
            {
                report = await AskAsync(article, unasked, report, cancellationToken);
            }
        }

        return report;
    }

    private async Task<SummariesReport> AskAsync(Article article, Unasked unasked, SummariesReport report, CancellationToken cancellationToken)
    {
        var texts = await database.ReadAsync(session => ArticleCatalogue.FindTextsAsync(session, [article.Id]), cancellationToken);
        var source = new SummarySource(article.Title, texts.GetValueOrDefault(article.Id, ""), article.Language, article.Summary);
        var request = ModelRequest.Of(source);
        var now = clock.GetUtcNow();
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        if (!await store.TakeAsync(day, request.TokensAtMost, cancellationToken))
        {
            return report with { IsBudgetUsedUp = true };
        }

        var outcome = await client.AskAsync(request, cancellationToken);
        // A server that does not say what it used has used what was taken; one that did not answer may have, too.
        var tokens = outcome is ModelOutcome.Answered { Tokens: { } used } ? used : request.TokensAtMost;
        await store.UsedAsync(day, request.TokensAtMost, tokens, cancellationToken);
        var summary = new ModelSummary { Summary = "", Refusal = SummaryRefusal.NoAnswer, Model = options.Model, Tokens = tokens, AskedAt = now };
        switch (outcome)
        {
            case ModelOutcome.Answered answered:
                Recover();
                var said = SummaryCheck.Clean(answered.Text);
                var refusal = answered.Declined ? SummaryRefusal.Declined : answered.IsCutOff ? SummaryRefusal.CutOff : SummaryCheck.Refuse(source, said);
                await store.SaveAsync(unasked.TextHash, summary with { Summary = said, Refusal = refusal }, cancellationToken);
                return report with { Asked = report.Asked + 1, Accepted = report.Accepted + (refusal is null ? 1 : 0) };
            case ModelOutcome.Failed failed:
                if (failed.IsOfThisText)
                {
                    await store.SaveAsync(unasked.TextHash, summary, cancellationToken);
                }

                LeaveAlone(failed);
                return report with { Asked = report.Asked + 1, IsServerFailing = true };
            default:
                throw new System.Diagnostics.UnreachableException(outcome.GetType().Name);
        }
    }

    private void Recover()
    {
        if (_failures > 0)
        {
            logger.ModelAnswersAgain();
        }

        _failures = 0;
    }

    private void LeaveAlone(ModelOutcome.Failed failed)
    {
        if (_failures++ == 0)
        {
            logger.ModelFails(options.Endpoint!.IdnHost, failed.Reason, (int)Wait.Max.TotalMinutes);
        }

        var wait = Wait.After(_failures);
        _quietUntil = clock.GetUtcNow() + (failed.RetryAfter > wait ? failed.RetryAfter.Value : wait);
    }
}

/// <summary>What a pass came to.</summary>
internal sealed record SummariesReport
{
    public int Asked { get; init; }

    public int Accepted { get; init; }

    public bool IsBudgetUsedUp { get; init; }

    public bool IsServerFailing { get; init; }
}
