using ChatDigestBot.Articles.Reader;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Search;

/// <summary>Leads to other stories near the article.</summary>
internal sealed class RelatedButton(TextCatalogue texts) : IArticleCompanion
{
    // Beside saving: each row less is a line more of the article on a phone.
    public int Order => 20;

    public Task<IReadOnlyList<IReadOnlyList<ReplyButton>>> AccompanyAsync(ArticleOpening opening, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<IReadOnlyList<ReplyButton>>>([[ReplyButton.Run(texts.Get(opening.Call.Language, "search.buttonRelated"), $"/related {opening.Article.Key}")]]);
}
