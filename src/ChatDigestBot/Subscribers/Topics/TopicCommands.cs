using System.Globalization;
using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers.Topics;

/// <summary>Which topics a chat reads.</summary>
internal sealed class TopicCommands(SubscriberStore subscribers, TopicParser words, TopicsView view, TopicReplies replies, TextCatalogue texts)
{
    /// <summary>With the number of a page, as its buttons have it, in the place of the page before.</summary>
    [ChatCommand("topics", Access.Everyone, Order = 20)]
    public async Task<Reply> TopicsAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var isPage = int.TryParse(call.Arguments, NumberStyles.None, CultureInfo.InvariantCulture, out var page);
        return view.Show(await subscribers.GetAsync(call.Target, call.Now, cancellationToken), call.Now, call.Language, page) with { EditsMessage = isPage };
    }

    [ChatCommand("subscribe", Access.GroupAdmins, IsHidden = true)]
    public Task<Reply> SubscribeAsync(CommandCall call, CancellationToken cancellationToken) => ChangeAsync(
        call,
        (known, ids) => known.With(ids, call.Now),
        new Sentences("subscribers.toastSubscribed", "subscribers.subscribed", "subscribers.wasSubscribed"),
        cancellationToken);

    [ChatCommand("unsubscribe", Access.GroupAdmins, IsHidden = true)]
    public async Task<Reply> UnsubscribeAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.MeansAll)
        {
            var (_, none) = await subscribers.ChangeAsync(call.Target, known => known.Without([.. known.TopicIds]), call.Now, cancellationToken);
            return replies.Changed(texts.Html(call.Language, "subscribers.unsubscribedAll"), none, [], call);
        }

        return await ChangeAsync(
            call,
            (known, ids) => known.Without(ids),
            new Sentences("subscribers.toastUnsubscribed", "subscribers.unsubscribed", "subscribers.wasNotSubscribed"),
            cancellationToken);
    }

    private async Task<Reply> ChangeAsync(
        CommandCall call, Func<Subscriber, IReadOnlyCollection<string>, Subscriber> change, Sentences sentences, CancellationToken cancellationToken)
    {
        var (named, language) = (words.Read(call.Arguments), call.Language);
        if (named.Topics.Count == 0)
        {
            return named.Unknown.Count > 0
                ? replies.Unknown(named.Unknown, call)
                : view.Show(await subscribers.GetAsync(call.Target, call.Now, cancellationToken), call.Now, language);
        }

        var ids = named.Topics.Select(topic => topic.Id).ToList();
        var (before, after) = await subscribers.ChangeAsync(call.Target, known => change(known, ids), call.Now, cancellationToken);
        if (call.IsTap)
        {
            return view.Show(after, call.Now, language, view.PageOf(ids[0])) with { Toast = texts.Get(language, sentences.Toast, ("topic", view.Names(ids, language))) };
        }

        var changed = ids.FindAll(id => before.Has(id) != after.Has(id));
        var line = changed.Count > 0
            ? texts.Html(language, sentences.Changed, ("topics", view.Names(changed, language)))
            : texts.Html(language, sentences.WasSo, ("topics", view.Names(ids, language)));
        return replies.Changed(line, after, named.Unknown, call);
    }

    /// <summary>Texts that say what became of a wish.</summary>
    /// <param name="Toast">After a tap.</param>
    /// <param name="Changed">After it was typed.</param>
    /// <param name="WasSo">Where nothing had to be changed.</param>
    private sealed record Sentences(string Toast, string Changed, string WasSo);
}
