using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Subscribers.Topics;

[ChatCommand("unsubscribe", Access.GroupAdmins, Order = 120, Example = "/unsubscribe ai")]
internal sealed class UnsubscribeCommand(SubscriberStore subscribers, TopicWords words, TopicsView view, TopicReplies replies, TextCatalogue texts) : IChatCommand
{
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.MeansAll)
        {
            var (_, none) = await subscribers.ChangeAsync(call.Target, known => known.Without([.. known.TopicIds]), call.Now, cancellationToken);
            return replies.Changed(texts.Html(call.Language, "subscribers.unsubscribedAll"), none, call, [], "/unsubscribe");
        }

        var named = words.Read(call.Arguments);
        if (named.Topics.Count == 0)
        {
            var asItIs = await subscribers.GetAsync(call.Target, call.Now, cancellationToken);
            return named.Unknown.Count == 0 ? view.Show(asItIs, call.Now, call.Language) : replies.Unknown(named.Unknown, "/unsubscribe", call.Language);
        }

        var ids = named.Topics.Select(topic => topic.Id).ToList();
        var (before, after) = await subscribers.ChangeAsync(call.Target, known => known.Without(ids), call.Now, cancellationToken);
        if (call.IsTap)
        {
            return view.Show(after, call.Now, call.Language) with
            {
                Toast = texts.Get(call.Language, "subscribers.toastUnsubscribed", ("topic", view.Names(ids, call.Language))),
            };
        }

        var removed = ids.Where(before.Has).ToList();
        var line = texts.Html(
            call.Language, removed.Count == 0 ? "subscribers.wasNotSubscribed" : "subscribers.unsubscribed", ("topics", view.Names(removed.Count == 0 ? ids : removed, call.Language)));
        return replies.Changed(line, after, call, named.Unknown, "/unsubscribe");
    }
}
