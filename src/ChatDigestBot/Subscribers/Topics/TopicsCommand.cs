using ChatDigestBot.Conversation.Commands;
using ChatDigestBot.Conversation.Replies;

namespace ChatDigestBot.Subscribers.Topics;

[ChatCommand("topics", Access.Everyone, Order = 20)]
internal sealed class TopicsCommand(SubscriberStore subscribers, TopicsView view) : IChatCommand
{
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellationToken) =>
        view.Show(await subscribers.GetAsync(call.Target, call.Now, cancellationToken), call.Now, call.Language) with { EditsMessage = false };
}
