using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Subscribers.Votes;

namespace ChatDigestBot.Digests.Planning;

/// <summary>Tells who would get what; reads only.</summary>
internal sealed class DigestForecast(DueSubscriberStore dueSubscribers, DigestComposers composers)
{
    /// <summary>What each subscriber due in a stretch of time would get if nothing new came in until then.</summary>
    public async IAsyncEnumerable<(DueSubscriber Due, Composition? Composition)> ReadAsync(
        DbSession session, DateTimeOffset after, DateTimeOffset until, int pageSize)
    {
        for (var offset = 0; ; offset += pageSize)
        {
            // Whoever was due before comes up as at that moment: still, or with the slot after it.
            var page = await dueSubscribers.PreviewAsync(session, DateTimeOffset.UnixEpoch, until, pageSize, offset);
            var coming = page.Select(due => due with { Slot = SlotAt(due, after) }).Where(due => due.Slot.DueAt <= until);
            foreach (var slot in coming.GroupBy(due => due.Slot.DueAt).OrderBy(slot => slot.Key))
            {
                var due = slot.ToList();
                var composed = await composers.At(slot.Key).ComposeAsync(session, await RequestsAsync(session, due));
                foreach (var pair in due.Zip(composed))
                {
                    yield return pair;
                }
            }

            if (page.Count < pageSize)
            {
                yield break;
            }
        }
    }

    /// <summary>What each due subscriber wants; who never had a digest gets one to begin with.</summary>
    public static async Task<IReadOnlyList<DigestRequest>> RequestsAsync(DbSession session, IReadOnlyList<DueSubscriber> due)
    {
        var readers = await EditionStore.FindReadersAsync(session, due.Select(one => one.Subscriber.Target));
        var tastes = await VoteStore.TastesAsync(session, due.Select(one => one.Subscriber.Target.ChatId));
        return
        [
            .. due.Select(one => new DigestRequest
            {
                Target = one.Subscriber.Target,
                Language = one.Language,
                Hours = one.Subscriber.Hours,
                Topics = one.Subscriber.Subscriptions,
                Languages = one.Subscriber.ReadsEveryLanguage ? ArticleLanguages.Every : ArticleLanguages.Own,
                Taste = tastes.GetValueOrDefault(one.Subscriber.Target.ChatId, Taste.None),
                IsScheduled = true,
                Mode = readers.Contains(one.Subscriber.Target) ? DigestMode.News : DigestMode.First,
            }),
        ];
    }

    private static DigestSlot SlotAt(DueSubscriber due, DateTimeOffset moment) =>
        due.Slot.DueAt > moment || DigestSchedule.IsStillWelcome(due.Slot, due.Subscriber.Hours.Zone, moment)
            ? due.Slot
            : DigestSchedule.Next(due.Subscriber.Hours, moment, due.Slot);
}
