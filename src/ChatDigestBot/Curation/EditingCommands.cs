using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Curated;
using ChatDigestBot.Articles.Topics;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Curation;

/// <summary>Corrects an article's topics, title or summary, parts and joins stories, and tries a rule for a topic.</summary>
internal sealed class EditingCommands(EditingDesk desk, RuleTrial trial, TopicCatalogue topics, TextCatalogue texts)
{
    private const int MaxTopics = 3;
    private const int Shown = 8;

    /// <summary>The key, what to correct, and how; without the last the post's own comes back.</summary>
    [ChatCommand("edit", Access.Editors, Order = 250, Example = "commands.edit.example")]
    public async Task<Reply> EditAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Words.Count < 2)
        {
            return Say(call, "curation.editUsage");
        }

        var (key, rest) = (call.Words[0], string.Join(' ', call.Words.Skip(2)));
        switch (TextFolding.Fold(call.Words[1]))
        {
            case "title" or "标题" when rest.Length <= EditingDesk.MaxTitle:
                return AfterWording(call, await desk.SetTitleAsync(key, call.Person.Id, rest, cancellationToken));
            case "summary" or "简介" or "摘要" when rest.Length <= EditingDesk.MaxSummary:
                return AfterWording(call, await desk.SetSummaryAsync(key, call.Person.Id, rest, cancellationToken));
            case "topics" or "topic" or "话题":
                var found = call.Words.Skip(2).Select(topics.Find).ToList();
                return found.Contains(null) || found.Count > MaxTopics
                    ? Say(call, "curation.noTopic", ("topics", string.Join(' ', topics.All.Select(topic => topic.Id))))
                    : After(call, await desk.SetTopicsAsync(key, call.Person.Id, [.. found.OfType<Topic>().Select(topic => topic.Id).Distinct()], cancellationToken));
            default:
                return Say(call, "curation.editUsage");
        }
    }

    /// <summary>Two articles tell the same.</summary>
    [ChatCommand("join", Access.Editors, IsHidden = true)]
    public async Task<Reply> JoinAsync(CommandCall call, CancellationToken cancellationToken) => call.Words.Count != 2
        ? Say(call, "curation.editUsage")
        : After(call, await desk.JoinAsync(call.Words[0], call.Words[1], call.Person.Id, cancellationToken));

    /// <summary>An article does not tell what the others of its story tell.</summary>
    [ChatCommand("split", Access.Editors, IsHidden = true)]
    public async Task<Reply> SplitAsync(CommandCall call, CancellationToken cancellationToken) => call.Words.Count != 1
        ? Say(call, "curation.editUsage")
        : After(call, await desk.SplitAsync(call.Words[0], call.Person.Id, cancellationToken));

    /// <summary>What would this rule catch: a topic as it would stand in the file, tried on the last 30 days.</summary>
    [ChatCommand("rule", Access.Editors, Order = 260)]
    public async Task<Reply> TryRuleAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var block = call.Arguments.Length > 0 ? call.Arguments : call.Quoted?.Text ?? "";
        if (block.Length == 0)
        {
            return Say(call, "curation.ruleUsage");
        }

        try
        {
            var result = await trial.TryAsync(block, cancellationToken);
            return Reply.Of(HtmlText.Lines(
            [
                texts.Html(call.Language, "curation.ruleResult", ("topic", result.Topic), ("kept", result.Kept), ("gained", result.Gained.Count), ("lost", result.Lost.Count)),
                .. List(result.Gained, "curation.ruleGained", call.Language),
                .. List(result.Lost, "curation.ruleLost", call.Language),
            ])) with
            {
                EditsMessage = false,
            };
        }
        catch (ContentFileException exception)
        {
            return Say(call, "curation.ruleWrong", ("problem", exception.Message));
        }
    }

    private IEnumerable<HtmlText> List(IReadOnlyList<Article> articles, string title, Language language) => articles.Count == 0
        ? []
        : [texts.Html(language, title), .. articles.Take(Shown).Select(article => HtmlText.Of($"· {article.Title}"))];

    // A folder above knows what was sent, and asks how much of it shall say so.
    private Reply AfterWording(CommandCall call, Article? article) => article is null
        ? After(call, article)
        : After(call, article) with { Buttons = [[ReplyButton.Run(texts.Get(call.Language, "curation.inSent"), $"/edit_sent {article.Key}")]] };

    private Reply After(CommandCall call, Article? article) => article is null
        ? Say(call, "curation.noArticle")
        : Say(
            call,
            "curation.edited",
            ("title", article.Title),
            ("summary", article.Summary),
            ("topics", string.Join(' ', article.Topics)),
            ("sources", article.StorySources));

    private Reply Say(CommandCall call, string key, params (string, object)[] values) => Reply.Of(texts.Html(call.Language, key, values)) with { EditsMessage = false };
}
