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

    private DateTimeOffset? _plannedAt;

    /// <summary>Plans every digest that is due at this moment.</summary>
    public async Task<DigestPlanReport> PlanDueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var composer = composers.At(now);
        var report = new DigestPlanReport();
        var written = new Dictionary<Composition, WrittenComposition>(ReferenceEqualityComparer.Instance);
        if (await database.ReadAsync(DueSubscriberStore.HasMergedAsync, cancellationToken))
        {
            await database.WriteInBulkAsync(session => dueSubscribers.AdoptMergedAsync(session, now), cancellationToken);
        }

        if (_plannedAt is not { } before || now < before)
        {
            await BringForwardAsync(now, cancellationToken);
        }

        _plannedAt = now;
        var batches = await database.ReadAsync(session => DueSubscriberStore.ListDueAsync(session, now), cancellationToken);
        var coming = ComposeAsync(0);
        try
        {
            for (var number = 0; number < batches.Count; number++)
            {
                // The next batch is composed while this one is written.
                var composed = await coming;
                coming = ComposeAsync(number + 1);
                (report, var added) = await database.WriteInBulkAsync(session => PlanBatchAsync(session, composed, report, written, now), cancellationToken);
                foreach (var (composition, numbers) in added)
                {
                    written.Add(composition, numbers); // only now, since what is undone was not written
                }
            }
        }
        finally
        {
            await ((Task)coming).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // nothing goes on behind a fault
        }

        if (report.Messages > 0)
        {
            ledger.Ring();
        }

        return report;

        async Task<IReadOnlyList<ComposedDigest>> ComposeAsync(int number) => number == batches.Count
            ? []
            : await Task.Run(() => database.ReadAsync(session => ComposeBatchAsync(session, batches[number], composer), cancellationToken), cancellationToken);
    }

    // Where the clock was ahead for a while, slots passed that are still to come, and everybody would hear nothing until it had caught up.
    private async Task BringForwardAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var ids in await database.ReadAsync(session => DueSubscriberStore.ListFarAsync(session, now), cancellationToken))
        {
            await database.WriteInBulkAsync(session => dueSubscribers.BringForwardAsync(session, ids, now), cancellationToken);
        }
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

    /// <summary>How many items would come if somebody asked for this; plans nothing.</summary>
    public Task<int> CountAskedAsync(DigestRequest request, DateTimeOffset now, CancellationToken cancellationToken) => database.ReadAsync(
        async session => (await ComposeAsync(session, request, now))?.Edition.Items.Count ?? 0, cancellationToken);

    private async Task<(bool IsPlanned, Composition? Composition)> ComposeAskedAsync(DbSession session, DigestRequest request, string unit, DateTimeOffset now)
    {
        if (await DeliveryLedger.HasAsync(session, unit, request.Target))
        {
            return (true, null); // the same update, handled again after a crash
        }

        return (false, await ComposeAsync(session, request, now));
    }

    private async Task<Composition?> ComposeAsync(DbSession session, DigestRequest request, DateTimeOffset now)
    {
        var composer = composers.At(now);
        var mode = await ModeAsync(session, request);
        return mode == DigestMode.News
            ? (await composer.ComposeAsync(session, [request with { Mode = mode }]))[0]
            : await composer.ComposeOlderAsync(session, request with { Mode = mode });
    }

    /// <summary>Null where something of it was told since it was composed: it is composed again.</summary>
    private async Task<DigestAnswer?> PlanAskedAsync(DbSession session, DeliveryUnit unit, Composition composition, DateTimeOffset now)
    {
        await SubscriberStore.LockAsync(session, unit.Target);
        if ((await FindToldAsync(session, [(unit.Target, composition)])).Count > 0)
        {
            return null;
        }

        await WriteAsync(session, [(unit, composition)], [], now);
        return DigestAnswer.Planned;
    }

    // Who never had a digest gets the newest there is, so that value is seen at once.
    private static async Task<DigestMode> ModeAsync(DbSession session, DigestRequest request) =>
        request.Mode == DigestMode.News && (await EditionStore.FindReadersAsync(session, [request.Target])).Count == 0 ? DigestMode.First : request.Mode;

    private async Task<IReadOnlyList<ComposedDigest>> ComposeBatchAsync(DbSession session, long[] ids, DigestComposer composer)
    {
        var due = (await dueSubscribers.ReadAsync(session, ids, composer.Now)).ToLookup(one => one.IsGivenAt(composer.Now));
        List<DueSubscriber> given = [.. due[true]];
        var composed = await composer.ComposeAsync(session, await DigestForecast.RequestsAsync(session, given));
        return [.. given.Zip(composed, (one, composition) => new ComposedDigest(one, composition)), .. due[false].Select(one => new ComposedDigest(one, null))];
    }

    private async Task<(DigestPlanReport Report, IReadOnlyDictionary<Composition, WrittenComposition> Added)> PlanBatchAsync(
        DbSession session, IReadOnlyList<ComposedDigest> composed, DigestPlanReport report, Dictionary<Composition, WrittenComposition> written, DateTimeOffset now)
    {
        var compositions = composed.ToDictionary(digest => digest.Due.Subscriber.Target, digest => digest.Composition);
        var due = await dueSubscribers.LockAsync(session, [.. composed.Select(digest => digest.Due)], now);
        // Whoever was told something of it since it was composed stays due, and is looked at again in a minute.
        var told = await FindToldAsync(session, due.Select(one => (one.Subscriber.Target, compositions[one.Subscriber.Target])));
        var batch = await DueSubscriberStore.MoveOnAsync(session, [.. due.Where(one => !told.Contains(one.Subscriber.Target))], now);
        var units = batch.Due
            .Select(one => (Unit: DigestUnit.Of(one), Composition: compositions[one.Subscriber.Target]))
            .Where(digest => digest.Composition is not null)
            .Select(digest => (digest.Unit, digest.Composition!))
            .ToList();
        var (messages, added) = await WriteAsync(session, units, written, now);
        var sum = new DigestPlanReport
        {
            Digests = report.Digests + units.Count,
            Messages = report.Messages + messages,
            Empty = report.Empty + batch.Due.Count - units.Count,
            Skipped = report.Skipped + batch.Skipped,
        };
        return (sum, added);
    }

    // Those who know a story of what was composed for them. Many have the same composition: its stories are named once.
    private static async Task<HashSet<Target>> FindToldAsync(DbSession session, IEnumerable<(Target Target, Composition? Composition)> composed)
    {
        IEqualityComparer<Composition> isSame = ReferenceEqualityComparer.Instance;
        var groups = composed.Where(digest => digest.Composition is not null)
            .GroupBy(digest => digest.Composition!, digest => digest.Target, isSame)
            .Select(group => (Targets: group.ToList(), Stories: group.Key.Messages.SelectMany(message => message.Stories).ToHashSet(StringComparer.Ordinal)))
            .ToList();
        var told = await SeenStore.FindToldAsync(session, [.. groups.Select(group => ((IReadOnlyCollection<Target>)group.Targets, (IReadOnlyCollection<string>)group.Stories))]);
        return [.. groups.SelectMany(group => group.Targets.Where(target => told[target].Any(group.Stories.Contains)))];
    }

    private async Task<(int Messages, IReadOnlyDictionary<Composition, WrittenComposition> Added)> WriteAsync(
        DbSession session, IReadOnlyList<(DeliveryUnit Unit, Composition Composition)> digests, Dictionary<Composition, WrittenComposition> written, DateTimeOffset now)
    {
        var added = await PutAsync(session, [.. digests.Select(digest => digest.Composition).Where(composition => !written.ContainsKey(composition)).Distinct<Composition>(ReferenceEqualityComparer.Instance)], now);
        if (digests.Count == 0)
        {
            return (0, added);
        }

        var numbered = digests.Select(digest => (digest.Unit, Numbers: added.GetValueOrDefault(digest.Composition) ?? written[digest.Composition])).ToList();
        await EditionStore.GiveAsync(session, [.. numbered.Select(digest => (digest.Unit.Target, digest.Numbers.EditionId, digest.Unit.Name))], now);
        return (await ledger.PlanAsync(session, [.. numbered.Select(digest => digest.Unit with { Contents = digest.Numbers.Contents })]), added);
    }

    // Many readers share a composition, and two nodes may write the same ones this minute: each table in one statement, in order.
    private async Task<IReadOnlyDictionary<Composition, WrittenComposition>> PutAsync(DbSession session, IReadOnlyList<Composition> compositions, DateTimeOffset now)
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

    /// <summary>What somebody who is due will get; null for nothing new.</summary>
    private sealed record ComposedDigest(DueSubscriber Due, Composition? Composition);

    /// <summary>Where a composition was written down in this pass.</summary>
    private sealed record WrittenComposition(long EditionId, IReadOnlyList<long> Contents);
}
