using ChatDigestBot.Articles.Reader;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers.Votes;

/// <summary>Two thumbs; the one that was pressed takes itself back.</summary>
internal sealed class VoteButtons(VoteStore votes, TextCatalogue texts) : IArticleCompanion
{
    public int Order => 15;

    public async Task<IReadOnlyList<IReadOnlyList<ReplyButton>>> AccompanyAsync(ArticleOpening opening, CancellationToken cancellationToken)
    {
        var (key, language) = (opening.Article.Key, opening.Call.Language);
        return await votes.FindAsync(opening.Call.Person.Id, key, cancellationToken) is not 0 and var vote
            ? [[ReplyButton.Run(texts.Get(language, vote > 0 ? "votes.buttonLiked" : "votes.buttonDisliked"), $"/unvote {opening.Place}")]]
            : [[ReplyButton.Run("👍", $"/like {opening.Place}"), ReplyButton.Run("👎", $"/dislike {opening.Place}")]];
    }
}
