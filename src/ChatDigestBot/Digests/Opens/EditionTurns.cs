using System.Globalization;
using ChatDigestBot.Articles.Reader;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Digests.Planning;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Digests.Opens;

/// <summary>Turns from one item of a digest, or of the list that was shown last, to the next in the same message, and counts what is opened.</summary>
internal sealed class EditionTurns(Database database, OpenStore opens) : IArticleCompanion
{
    public int Order => 10;

    public async Task<IReadOnlyList<IReadOnlyList<ReplyButton>>> AccompanyAsync(ArticleOpening opening, CancellationToken cancellationToken)
    {
        var key = opening.Edition;
        // What a button carries is only believed where the edition has the article.
        var edition = key is null ? null : await database.ReadAsync(session => EditionStore.FindByKeyAsync(session, key), cancellationToken);
        var place = edition?.Items.Index().FirstOrDefault(item => item.Item.Key == opening.Article.Key, (Index: -1, Item: null!)).Index ?? -1;
        if (opening.IsOpened)
        {
            await opens.CountAsync(place < 0 ? "" : key!, opening.Article.Id, opening.Call.Now, cancellationToken);
        }

        return place >= 0
            ? Turns([.. edition!.Items.Select((item, index) => ((index + 1).ToString(CultureInfo.InvariantCulture), $"{item.Key} 0 {key}"))], place)
            : await ListTurnsAsync(opening, cancellationToken);
    }

    // What a search found, or a reading list: numbered as it is there.
    private async Task<IReadOnlyList<IReadOnlyList<ReplyButton>>> ListTurnsAsync(ArticleOpening opening, CancellationToken cancellationToken)
    {
        var list = await database.ReadAsync(session => ShownListStore.FindAsync(session, opening.Call.Target.ChatId), cancellationToken);
        var items = (list?.Items ?? []).Select(item => (item.Label, Words: item.CommandLine!.Split(' ')))
            .Select(item => (item.Label, Key: item.Words[1], Place: string.Join(' ', [item.Words[1], "0", .. item.Words.Skip(2)]))).ToList();
        return items.FindIndex(item => item.Key == opening.Article.Key) is >= 0 and var place ? Turns([.. items.Select(item => (item.Label, item.Place))], place) : [];
    }

    private static IReadOnlyList<IReadOnlyList<ReplyButton>> Turns(IReadOnlyList<(string Number, string Place)> items, int place)
    {
        var row = new List<ReplyButton>();
        if (place > 0)
        {
            row.Add(ReplyButton.Run($"◂ {items[place - 1].Number}/{items[^1].Number}", $"/read {items[place - 1].Place}"));
        }

        if (place < items.Count - 1)
        {
            row.Add(ReplyButton.Run($"{items[place + 1].Number}/{items[^1].Number} ▸", $"/read {items[place + 1].Place}"));
        }

        return row.Count == 0 ? [] : [row];
    }
}
