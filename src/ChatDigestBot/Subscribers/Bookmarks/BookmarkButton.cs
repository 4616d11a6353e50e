using ChatDigestBot.Articles.Reader;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers.Bookmarks;

/// <summary>Keeps the article for later, or no longer.</summary>
internal sealed class BookmarkButton(BookmarkStore bookmarks, TextCatalogue texts) : IArticleCompanion
{
    public int Order => 20;

    public async Task<IReadOnlyList<IReadOnlyList<ReplyButton>>> AccompanyAsync(ArticleOpening opening, CancellationToken cancellationToken)
    {
        var (key, language) = (opening.Article.Key, opening.Call.Language);
        return await bookmarks.HasAsync(opening.Call.Person.Id, key, cancellationToken)
            ? [[ReplyButton.Run(texts.Get(language, "bookmarks.buttonSaved"), $"/unsave {opening.Place}")]]
            : [[ReplyButton.Run(texts.Get(language, "bookmarks.buttonSave"), $"/save {opening.Place}")]];
    }
}
