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
        var written = new Dictionary<Composition, WrittenComposition>(ReferenceEqualityComparer.Instance);
        foreach (var ids in await database.WriteInBulkAsync(session => DueSubscriberStore.ListDueAsync(session, now), cancellationToken))
        {
            await database.ReadAsync(session => WarmAsync(session, ids, composer), cancellationToken);
            (report, var added) = await database.WriteInBulkAsync(session => PlanBatchAsync(session, ids, composer, report, written), cancellationToken);
            foreach (var (composition, numbers) in added)
            {
                written.Add(composition, numbers); // only now, since what is undone was not written
            }
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

        await WriteAsync(session, [(unit, composition)], [], now);
        return DigestAnswer.Planned;
    }

    // Who never had a digest gets the newest there is, so that value is seen at once.
    private static async Task<DigestMode> ModeAsync(DbSession session, DigestRequest request) =>
        request.Mode == DigestMode.News && (await EditionStore.FindReadersAsync(session, [request.Target])).Count == 0 ? DigestMode.First : request.Mode;

    private async Task<bool> WarmAsync(DbSession session, IReadOnlyCollection<long> ids, DigestComposer composer)
    {
        var due = await dueSubscribers.ReadAsync(session, ids, composer.Now);
        await composer.WarmAsync(session, await DigestForecast.RequestsAsync(session, due));
        return true;
    }

    private async Task<(DigestPlanReport Report, IReadOnlyDictionary<Composition, WrittenComposition> Added)> PlanBatchAsync(
        DbSession session, IReadOnlyCollection<long> ids, DigestComposer composer, DigestPlanReport report, Dictionary<Composition, WrittenComposition> written)
    {
        var batch = await dueSubscribers.ClaimAsync(session, ids, composer.Now);
        var requests = await DigestForecast.RequestsAsync(session, batch.Due);
        var composed = await composer.ComposeAsync(session, requests);
        var units = batch.Due.Zip(composed)
            .Where(pair => pair.Second is not null)
            .Select(pair => (DigestUnit.Of(pair.First), pair.Second!))
            .ToList();
        var (messages, added) = await WriteAsync(session, units, written, composer.Now);
        var sum = new DigestPlanReport
        {
            Digests = report.Digests + units.Count,
            Messages = report.Messages + messages,
            Empty = report.Empty + batch.Due.Count - units.Count,
            Skipped = report.Skipped + batch.Skipped,
        };
        return (sum, added);
    }

    private async Task<(int Messages, IReadOnlyDictionary<Composition, WrittenComposition> Added)> WriteAsync(
        DbSession session, IReadOnlyList<(DeliveryUnit Unit, Composition Composition)> digests, Dictionary<Composition, WrittenComposition> written, DateTimeOffset now)
    {
        var added = await WriteAsync(session, [.. digests.Select(digest => digest.Composition).Where(composition => !written.ContainsKey(composition)).Distinct<Composition>(ReferenceEqualityComparer.Instance)], now);
        if (digests.Count == 0)
        {
            return (0, added);
        }

        var numbered = digests.Select(digest => (digest.Unit, Numbers: added.GetValueOrDefault(digest.Composition) ?? written[digest.Composition])).ToList();
        await EditionStore.GiveAsync(session, [.. numbered.Select(digest => (digest.Unit.Target, digest.Numbers.EditionId, digest.Unit.Name))], now);
        return (await ledger.PlanAsync(session, [.. numbered.Select(digest => digest.Unit with { Contents = digest.Numbers.Contents })]), added);
    }

    // Many readers share a composition, and two nodes may write the same ones this minute: each table in one statement, in order.
    private async Task<IReadOnlyDictionary<Composition, WrittenComposition>> WriteAsync(DbSession session, IReadOnlyList<Composition> compositions, DateTimeOffset now)
    {
        var added = new Dictionary<Composition, WrittenComposition>(ReferenceEqualityComparer.Instance);
        if (compositions.Count == 0)
        {
            return added;
        }

        var messages = compositions.SelectMany(editionButtons.Bind).ToList();
        var keyboards = await buttons.KeyboardsAsync(session, [.. messages.Select(message => message.Buttons)]);
        var contents = await ledger.PutContentsAsync(
            session, [.. messages.Zip(keyboards, (message, keyboard) => DeliveryContent.Of(message.Text, keyboard, message.Stories) with { PreviewUrl = message.PreviewUrl })]);
        var editions = await EditionStore.PutAsync(session, compositions.Select(composition => composition.Edition), now);
        var first = 0;
        foreach (var composition in compositions)
        {
            added.Add(composition, new WrittenComposition(editions[composition.Edition.Key], [.. contents.Skip(first).Take(composition.Messages.Count)]));
            first += composition.Messages.Count;
        }

        return added;
    }

    /// <summary>Where a composition was written down in this pass.</summary>
    private sealed record WrittenComposition(long EditionId, IReadOnlyList<long> Contents);
}
