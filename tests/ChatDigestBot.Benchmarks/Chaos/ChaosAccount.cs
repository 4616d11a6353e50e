using System.Globalization;

namespace ChatDigestBot.Benchmarks.Chaos;

/// <summary>Compares what people have with what the ledger says of them, day by day.</summary>
/// <param name="subscriptions">Topic by person.</param>
internal sealed class ChaosAccount(ChaosScene scene, IReadOnlyDictionary<long, string> subscriptions)
{
    private int _read;
    private long _lastId;

    /// <summary>People who got their digest.</summary>
    public int Arrived { get; private set; }

    /// <summary>Got something twice, and the ledger says that this may be.</summary>
    public int Doubled { get; private set; }

    /// <summary>Did not get theirs, and the ledger names them with a reason.</summary>
    public int Named { get; private set; }

    /// <summary>Sentences about what must not be; none on a good day.</summary>
    public async Task<List<string>> CheckAsync(int day, IReadOnlySet<long> meddled, CancellationToken cancellationToken)
    {
        var titles = ChaosNews.TitlesOf(day);
        var arrivals = scene.World.Deliveries.After(_read);
        _read += arrivals.Count;
        var texts = arrivals.Where(arrival => arrival.Text is not null).ToLookup(arrival => arrival.ChatId, arrival => arrival.Text!);
        var unanswered = await ChatsAsync("d.unanswered > 0", cancellationToken);
        var named = await ChatsAsync("d.state IN ('failed', 'indoubt', 'cancelled')", cancellationToken);
        var wrong = new List<string>();
        (Arrived, Doubled, Named) = (0, 0, 0);
        foreach (var (person, topic) in subscriptions)
        {
            var copies = titles[topic].Max(title => texts[person].Count(text => text.Contains(title, StringComparison.Ordinal)));
            if (copies > 0)
            {
                Arrived++;
            }
            else if (named.Contains(person))
            {
                Named++;
            }
            else if (!meddled.Contains(person))
            {
                wrong.Add(await TellAsync(person, "has no digest and nobody says why", cancellationToken));
            }

            if (copies > 1 && unanswered.Contains(person))
            {
                Doubled++;
            }
            else if (copies > 1)
            {
                wrong.Add(await TellAsync(person, $"has it {copies} times and nobody says so", cancellationToken));
            }
        }

        _lastId = (await scene.QueryAsync<long>("SELECT COALESCE(MAX(id), 0) FROM deliveries", cancellationToken: cancellationToken))[0];
        return wrong;
    }

    // Of this day's rows.
    private async Task<HashSet<long>> ChatsAsync(string condition, CancellationToken cancellationToken) =>
        [.. await scene.QueryAsync<long>($"SELECT c.telegram_id FROM deliveries d JOIN chats c ON c.id = d.chat_id WHERE d.id > @_lastId AND {condition}", new { _lastId }, cancellationToken)];

    private async Task<string> TellAsync(long person, string what, CancellationToken cancellationToken)
    {
        var rows = await scene.QueryAsync<string>(
            """
            SELECT d.unit || ' ' || d.state || ' ' || COALESCE(d.reason, '-') || ' attempts ' || d.attempts || ' unanswered ' || d.unanswered
            FROM deliveries d JOIN chats c ON c.id = d.chat_id WHERE c.telegram_id = @person ORDER BY d.id DESC LIMIT 4
            """,
            new { person },
            cancellationToken);
        var settings = await scene.QueryAsync<string>(
            """
            SELECT c.reachability || ', next at ' || COALESCE(s.next_digest_at::text, '-') || ', paused until ' || COALESCE(s.paused_until::text, '-')
            FROM subscribers s JOIN chats c ON c.id = s.chat_id WHERE c.telegram_id = @person
            """,
            new { person },
            cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"person {person} {what}; {string.Join("; ", settings)}; the ledger: {string.Join("; ", rows)}");
    }
}
