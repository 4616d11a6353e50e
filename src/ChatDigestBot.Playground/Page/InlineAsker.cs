using System.Collections.Concurrent;
using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.Page;

/// <summary>Asks the bot what a person typed after its name, and remembers each person's last question to choose from.</summary>
internal sealed class InlineAsker(World world, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<long, InlineQuery> asked = new();

    public async Task<InlineView> AskAsync(Person person, string text, string offset, CancellationToken cancellationToken)
    {
        var before = world.Events.LastId;
        var query = world.InlineQuery(person, text, offset);
        asked[person.Id] = query;
        using var patience = new CancellationTokenSource(Patience, clock);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var answered = await world.Events.WatchAsync(before, waiting.Token)
                .OfType<WorldEvent.InlineAnswered>()
                .FirstAsync(answer => answer.Query.Id == query.Id, waiting.Token);
            return new InlineView(query.Id, [.. answered.Results.Select(result => new InlineCardView(result.Id, result.Title, result.Description, result.MessageText))]);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return new InlineView(query.Id, []);
        }
    }

    /// <summary>False where the question is not the person's last one.</summary>
    public bool TryChoose(Person person, string queryId, string resultId, Chat chat)
    {
        if (!asked.TryGetValue(person.Id, out var query) || query.Id != queryId)
        {
            return false;
        }

        world.ChooseInlineResult(person, query, resultId, chat);
        return true;
    }
}
