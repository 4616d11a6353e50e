using ChatDigestBot.Chats;
using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Digests.Planning;
using ChatDigestBot.Storage;
using ChatDigestBot.Subscribers;
using ChatDigestBot.Subscribers.Schedule;
using ChatDigestBot.Subscribers.Topics;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Console.Digests;

/// <summary>Digests as they would be; nothing is written down and nothing sent.</summary>
internal sealed class DigestPreviews(Database database, DigestComposers composers, SubscriberDefaults defaults, TimeProvider clock)
{
    /// <summary>What a subscriber's next digest would be if nothing came in until then; null where nothing is news to them.</summary>
    public Task<Composition?> OfAsync(Subscriber subscriber, Language language, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = new DueSubscriber(subscriber, language, subscriber.Next ?? new DigestSlot(DateOnly.FromDateTime(now.UtcDateTime), now), MayReceive: true);
        return database.ReadAsync(
            async session => (await composers.At(due.Slot.DueAt > now ? due.Slot.DueAt : now).ComposeAsync(session, await DigestForecast.RequestsAsync(session, [due])))[0], cancellationToken);
    }

    /// <summary>What somebody new would get who chose these topics.</summary>
    public async Task<Composition?> OfTopicsAsync(IReadOnlyList<string> topicIds, Language language, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        if (topicIds.Count == 0)
        {
            return null;
        }

        var request = new DigestRequest
        {
            Target = new Target(0, null),
            Language = language,
            Hours = defaults.Hours.In(zone),
            Topics = [.. topicIds.Select(id => new Subscription(id, DateTimeOffset.UnixEpoch))],
            Mode = DigestMode.First,
        };
        return await database.ReadAsync(async session => (await composers.At(clock.GetUtcNow()).ComposeAsync(session, [request]))[0], cancellationToken);
    }
}
