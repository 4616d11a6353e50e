using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers.Schedule;

namespace ChatDigestBot.Digests.Planning;

/// <summary>Puts digests into the ledger: those that are due, and those that somebody asks for.</summary>
/// <remarks>
/// The rows and the subscriber's next slot are one transaction: killed anywhere, a slot is either taken with its digest planned
/// or neither. Two nodes never take the same slot.
/// </remarks>
internal sealed class DigestPlanner(
    Database database,
    DueSubscriberStore dueSubscribers,
    DeliveryLedger ledger,
    ButtonStore buttons,
    DigestComposers composers)
{
    /// <summary>Plans every digest that is due at this moment.</summary>
    public async Task<DigestPlanReport> PlanDueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var composer = composers.At(now);
        var report = new DigestPlanReport();
        for (var isLast = false; !isLast;)
        {
            await database.ReadAsync(session => WarmAsync(session, composer), cancellationToken);
            (isLast, report) = await database.WriteInBulkAsync(session => PlanBatchAsync(session, composer, report), cancellationToken);
        }

        if (report.Messages > 0)
        {
            ledger.Ring();
        }

        return report;
    }

    /// <summary>Plans the digest that somebody asked for, to go out before everything else.</summary>
    public async Task<DigestAnswer> PlanAskedAsync(DigestRequest request, long updateId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var unit = DeliveryUnit.Asked(updateId);
        var answer = await database.WriteAsync(
            async session =>
            {
                if (await DeliveryLedger.HasAsync(session, unit, request.Target))
                {
                    return DigestAnswer.Planned; // the same update, handled again after a crash
                }

                var composer = composers.At(now);
                var mode = await ModeAsync(session, request);
                var composition = mode == DigestMode.News
                    ? (await composer.ComposeAsync(session, [request with { Mode = mode }]))[0]
                    : await composer.ComposeOlderAsync(session, request with { Mode = mode });
                if (composition is null)
                {
                    return DigestAnswer.NothingNew;
                }

                await WriteAsync(session, [(Unit(request.Target, unit, now), composition)], now);
                return DigestAnswer.Planned;
            },
            cancellationToken);
        ledger.Ring();
        return answer;

        static DeliveryUnit Unit(Target target, string name, DateTimeOffset now) => new()
        {
            Kind = DeliveryKind.Answer,
            Name = name,
            Lane = DeliveryUnit.UrgentLane,
            Target = target,
            Contents = [],
            NotBefore = now,
            NotAfter = now + DigestSchedule.CatchUp,
        };
    }

    // Who never had a digest gets the newest there is, so that value is seen at once.
    private static async Task<DigestMode> ModeAsync(DbSession session, DigestRequest request) =>
        request.Mode == DigestMode.News && (await EditionStore.FindReadersAsync(session, [request.Target])).Count == 0 ? DigestMode.Newest : request.Mode;

    private async Task<bool> WarmAsync(DbSession session, DigestComposer composer)
    {
        var due = await dueSubscribers.PreviewAsync(session, DateTimeOffset.UnixEpoch, composer.Now, DueSubscriberStore.BatchSize, offset: 0);
        await composer.WarmAsync(session, await DigestForecast.RequestsAsync(session, due));
        return true;
    }

    private async Task<(bool IsLast, DigestPlanReport Report)> PlanBatchAsync(DbSession session, DigestComposer composer, DigestPlanReport report)
    {
        var batch = await dueSubscribers.ClaimAsync(session, composer.Now);
        var requests = await DigestForecast.RequestsAsync(session, batch.Due);
        var composed = await composer.ComposeAsync(session, requests);
        var units = batch.Due.Zip(composed)
            .Where(pair => pair.Second is not null)
            .Select(pair => (DigestUnit.Of(pair.First), pair.Second!))
            .ToList();
        var messages = await WriteAsync(session, units, composer.Now);
        return (batch.IsLast, new DigestPlanReport
        {
            Digests = report.Digests + units.Count,
            Messages = report.Messages + messages,
            Empty = report.Empty + batch.Due.Count - units.Count,
            Skipped = report.Skipped + batch.Skipped,
        });
    }

    private async Task<int> WriteAsync(DbSession session, IReadOnlyList<(DeliveryUnit Unit, Composition Composition)> digests, DateTimeOffset now)
    {
        var units = new List<DeliveryUnit>(digests.Count);
        var latest = new List<(Target, long, string)>(digests.Count);
        foreach (var (unit, composition) in digests)
        {
            var written = composition.Written ??= await WriteAsync(session, composition, now);
            units.Add(unit with { Contents = written.Contents });
            latest.Add((unit.Target, written.EditionId, unit.Name));
        }

        if (units.Count > 0)
        {
            await EditionStore.SetLatestAsync(session, latest, now);
        }

        return await ledger.PlanAsync(session, units);
    }

    private async Task<WrittenComposition> WriteAsync(DbSession session, Composition composition, DateTimeOffset now)
    {
        var contents = new List<long>(composition.Messages.Count);
        foreach (var message in composition.Messages)
        {
            var keyboard = await buttons.KeyboardAsync(session, message.Buttons);
            contents.Add(await ledger.PutContentAsync(session, DeliveryContent.Of(message.Text, keyboard, message.Stories)));
        }

        return new WrittenComposition(await EditionStore.PutAsync(session, composition.Edition, now), contents);
    }
}
