using System.Globalization;
using ChatDigestBot.Articles.Reader;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Digests.Planning;
using ChatDigestBot.Storage;

namespace ChatDigestBot.Digests.Opens;

/// <summary>Turns from one item of a digest to the next in the same message, and counts what is opened.</summary>
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

        if (place < 0)
        {
            return [];
        }

        var count = edition!.Items.Count;
        var row = new List<ReplyButton>();
        if (place > 0)
        {
            row.Add(Turn($"◂ {Number(place)}/{Number(count)}", edition.Items[place - 1].Key));
        }

        if (place < count - 1)
        {
            row.Add(Turn($"{Number(place + 2)}/{Number(count)} ▸", edition.Items[place + 1].Key));
        }

        return row.Count == 0 ? [] : [row];

        ReplyButton Turn(string label, string article) => ReplyButton.Run(label, $"/read {article} 0 {key}");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
