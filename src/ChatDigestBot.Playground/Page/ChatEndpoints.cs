using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.Page;

/// <summary>What people do inside a chat.</summary>
internal static class ChatEndpoints
{
    public static void MapChatEndpoints(this IEndpointRouteBuilder routes)
    {
        var chats = routes.MapGroup("/api/chats/{chatId:long}");
        chats.MapGet("/messages", (long chatId, string? before, World world, WorldReader reader) =>
            world.FindChat(chatId) is { } chat ? Results.Ok(reader.Page(chat, int.TryParse(before, out var id) ? id : null)) : PageRefusal.NoSuch("chat"));
        chats.MapPost("/messages", Say);
        chats.MapPost("/messages/{messageId:int}/tap", TapAsync);
        chats.MapGet("/messages/{messageId:int}/file", (long chatId, int messageId, World world) =>
            FindMessage(world, chatId, messageId)?.Attachment is { } file ? AttachmentFile.Serve(file) : PageRefusal.NoSuch("file"));
        chats.MapPost("/read", Read);
        chats.MapGet("/commands", (long chatId, long person, World world) =>
            world.FindChat(chatId) is { } chat && world.FindPerson(person) is { } someone
                ? Results.Ok(world.MenuFor(someone, chat).Select(command => new CommandView(command.Command, command.Description)))
                : PageRefusal.NoSuch("chat"));
    }

    private static IResult Say(long chatId, SayBody body, World world)
    {
        if (world.FindChat(chatId) is not { } chat || world.FindPerson(body.Person) is not { IsBot: false } person)
        {
            return PageRefusal.NoSuch("chat");
        }

        if (body.Text.Trim() is not { Length: > 0 and <= 4096 } text)
        {
            return PageRefusal.Because("A message has 1 to 4096 characters.");
        }

        var replyTo = body.ReplyTo is { } id ? world.FindMessage(chat, id) : null;
        world.Say(person, chat, text, replyTo, replyTo?.ThreadId);
        return Results.Ok(new { });
    }

    private static async Task<IResult> TapAsync(long chatId, int messageId, TapBody body, World world, TapWaiter waiter, CancellationToken cancellationToken)
    {
        if (FindMessage(world, chatId, messageId) is not { Keyboard: { } keyboard } message
            || world.FindPerson(body.Person) is not { IsBot: false } person
            || keyboard.Rows.ElementAtOrDefault(body.Row)?.ElementAtOrDefault(body.Column) is not { } button)
        {
            return PageRefusal.NoSuch("button");
        }

        return Results.Ok(await waiter.TapAsync(person, message, button, cancellationToken));
    }

    private static IResult Read(long chatId, ReadBody body, World world, ReadMarks marks, PageNotices notices)
    {
        if (world.FindChat(chatId) is not { } chat)
        {
            return PageRefusal.NoSuch("chat");
        }

        marks.Read(chatId, body.Person, body.UpTo);
        notices.Tell("read", new { Chat = chatId, body.Person, Unread = marks.CountUnread(chat, body.Person) });
        return Results.NoContent();
    }

    private static Message? FindMessage(World world, long chatId, int messageId) =>
        world.FindChat(chatId) is { } chat ? world.FindMessage(chat, messageId) : null;

    internal sealed record SayBody(long Person, string Text, int? ReplyTo);

    internal sealed record TapBody(long Person, int Row, int Column);

    internal sealed record ReadBody(long Person, int UpTo);
}
