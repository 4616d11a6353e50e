using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Tests.Browser;

/// <summary>A world in the middle of a day, with every kind of message the page can draw.</summary>
internal static class PageScene
{
    public static void Fill(World world)
    {
        var reader = world.AddPerson("林小雨", username: "xiaoyu");
        var emma = world.AddPerson("Emma Clarke", "en", "emma");
        var chen = world.AddPerson("陈浩");
        world.AddPerson("張美玲", "zh-hant");
        var editor = world.AddPerson("周敏", username: "zhoumin");
        world.BotSetsMenu(MenuScope.Default, "", [new MenuCommand("digest", "现在就看新内容"), new MenuCommand("topics", "选择话题"), new MenuCommand("search", "搜索文章"), new MenuCommand("time", "摘要时间"), new MenuCommand("help", "所有命令")]);
        world.Start(reader);
        Send(world, reader, "你好，小雨！👋\n我每天早上把你关心的新闻整理成一条简报。先选几个话题：", [("bold", "你好，小雨！")], Rows(["✅ 🏙 智慧城市", "✅ 🤖 人工智能"], ["➕ 💾 芯片", "➕ 📶 5G"], ["完成"]));
        world.Say(reader, "谢谢，每天八点很好");
        Send(world, reader, "🏙 智慧城市 · 11月22日 周日\n\n1. 滨海新区启用城市运行一网统管平台\n示例日报 · 2小时前\n平台接入交通、供水、消防等四十七类数据，平均处置时间缩短三成。\n\n2. Smart lamp posts cut street lighting bills by a third\nExample Wire · 5h ago\nThe city council says the second phase will cover 12,000 posts by spring.", [("bold", "🏙 智慧城市 · 11月22日 周日"), ("text_link", "滨海新区启用城市运行一网统管平台"), ("italic", "示例日报 · 2小时前"), ("text_link", "Smart lamp posts cut street lighting bills by a third"), ("italic", "Example Wire · 5h ago")], Rows(["1", "2", "更多 ›"], ["为什么是这些？"]));
        var asked = world.Say(reader, "/search 智慧城市");
        Send(world, reader, "找到 12 篇关于 智慧城市 的文章\n\n“平台接入交通、供水、消防等四十七类数据”\n\n设置：/time 08:00 或 https://example.org/help\n谜底是一网统管", [("code", "智慧城市"), ("blockquote", "“平台接入交通、供水、消防等四十七类数据”"), ("bot_command", "/time"), ("url", "https://example.org/help"), ("spoiler", "一网统管")], replyTo: asked);
        world.BotSends(Draft(world, reader, "滨海新区的控制中心") with { Attachment = new Attachment(AttachmentKind.Photo, "photo-1") { Url = "https://images.example.org/1.jpg" } });
        world.BotSends(Draft(world, reader, "你的数据") with { Attachment = new Attachment(AttachmentKind.Document, "file-1") { FileName = "chatdigest-数据.json", Bytes = new byte[1834] } });
        world.Start(emma);
        Send(world, emma, "Good morning, Emma! Here is your digest.", [("bold", "Good morning, Emma!")]);
        world.MeetBot(editor);
        Send(world, editor, "广播已发送：198 人收到，2 人已屏蔽机器人。");
        var group = world.AddGroup("智慧城市研究小组", chen, reader);
        world.AddBotToGroup(chen, group);
        world.Say(chen, group, "大家看看今天的简报 /digest@chat_digest_bot");
        world.BotSends(new Message { Id = 0, Chat = group, From = world.Bot, SentAt = default, Text = "本群今天有 3 条新内容。" });
        world.Say(reader, group, "第二条很有意思");
    }

    public static void Send(World world, Person person, string text, IReadOnlyList<(string Type, string Of)>? formats = null, InlineKeyboard? keyboard = null, Message? replyTo = null) =>
        world.BotSends(Draft(world, person, text) with
        {
            Entities = [.. (formats ?? []).Select(format => Entity(text, format.Type, format.Of))],
            Markup = keyboard,
            ReplyTo = replyTo,
        });

    private static Message Draft(World world, Person person, string text) =>
        new() { Id = 0, Chat = world.PrivateChat(person), From = world.Bot, SentAt = default, Text = text };

    private static TextEntity Entity(string text, string type, string of) =>
        new(type, text.IndexOf(of, StringComparison.Ordinal), of.Length) { Url = type == "text_link" ? "https://example.org/a" : null };

    private static InlineKeyboard Rows(params string[][] rows) => new([.. rows.Select(row => row.Select(label => new InlineButton(label) { CallbackData = "/x" }).ToList())]);
}
