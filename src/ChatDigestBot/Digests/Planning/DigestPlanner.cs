using ChatDigestBot.Chats;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Delivery.Ledger;
using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;
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
    EditionButtons editionButtons,
    DigestComposers composers)
{
    // Each time something of it was told meanwhile, which happens once in a blue moon.
    private const int MaxTries = 10;

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
        DigestAnswer? answer = null;
        for (var tries = 1; answer is null; tries++)
        {
            if (tries > MaxTries)
            {
                throw new InvalidOperationException("What is told to this target changes faster than a digest can be composed.");
            }

            // Composing reads thousands of articles: nobody waits for the writer meanwhile.
            var (isPlanned, composition) = await database.ReadAsync(session => ComposeAskedAsync(session, request, unit, now), cancellationToken);
            answer = composition is null
                ? isPlanned ? DigestAnswer.Planned : DigestAnswer.NothingNew
                : await database.WriteAsync(session => PlanAskedAsync(session, Unit(request.Target, unit, now), composition, now), cancellationToken);
        }

        ledger.Ring();
        return answer.Value;

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

    private async Task<(bool IsPlanned, Composition? Composition)> ComposeAskedAsync(DbSession session, DigestRequest request, string unit, DateTimeOffset now)
    {
        if (await DeliveryLedger.HasAsync(session, unit, request.Target))
        {
            return (true, null); // the same update, handled again after a crash
        }

        var composer = composers.At(now);
        var mode = await ModeAsync(session, request);
        return (false, mode == DigestMode.News
            ? (await composer.ComposeAsync(session, [request with { Mode = mode }]))[0]
            : await composer.ComposeOlderAsync(session, request with { Mode = mode }));
    }

    /// <summary>Null where something of it was told since it was composed: it is composed again.</summary>
    private async Task<DigestAnswer?> PlanAskedAsync(DbSession session, DeliveryUnit unit, Composition composition, DateTimeOffset now)
    {
        await SubscriberStore.LockAsync(session, unit.Target);
        if ((await SeenStore.FindToldAsync(session, [.. composition.Messages.SelectMany(message => message.Stories).Distinct().Select(story => (unit.Target, story))])).Count > 0)
        {
            return null;
        }

        await WriteAsync(session, [(unit, composition)], now);
        return DigestAnswer.Planned;
    }

    // Who never had a digest gets the newest there is, so that value is seen at once.
    private static async Task<DigestMode> ModeAsync(DbSession session, DigestRequest request) =>
        request.Mode == DigestMode.News && (await EditionStore.FindReadersAsync(session, [request.Target])).Count == 0 ? DigestMode.First : request.Mode;

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
        if (digests.Count == 0)
        {
            return 0;
        }

        // Many readers share a composition, and two nodes may write the same ones this minute: each table in one statement, in order.
        var compositions = digests.Select(digest => digest.Composition).Distinct(ReferenceEqualityComparer.Instance).Cast<Composition>().ToList();
        var messages = compositions.SelectMany(editionButtons.Bind).ToList();
        var keyboards = await buttons.KeyboardsAsync(session, [.. messages.Select(message => message.Buttons)]);
        var contents = await ledger.PutContentsAsync(
            session, [.. messages.Zip(keyboards, (message, keyboard) => DeliveryContent.Of(message.Text, keyboard, message.Stories) with { PreviewUrl = message.PreviewUrl })]);
        var editions = await EditionStore.PutAsync(session, compositions.Select(composition => composition.Edition), now);
        var numbers = new Dictionary<Composition, IReadOnlyList<long>>(ReferenceEqualityComparer.Instance);
        var first = 0;
        foreach (var composition in compositions)
        {
            numbers.Add(composition, [.. contents.Skip(first).Take(composition.Messages.Count)]);
            first += composition.Messages.Count;
        }

        await EditionStore.GiveAsync(session, [.. digests.Select(digest => (digest.Unit.Target, editions[digest.Composition.Edition.Key], digest.Unit.Name))], now);
        return await ledger.PlanAsync(session, [.. digests.Select(digest => digest.Unit with { Contents = numbers[digest.Composition] })]);
    }
}
