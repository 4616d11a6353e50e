using ChatDigestBot.Playground.Worlds;

namespace ChatDigestBot.Playground.Hosting;

/// <summary>The people a playground begins with.</summary>
internal static class Cast
{
    /// <summary>The fifth to come; the bot's settings name her as its admin.</summary>
    public const long AdminId = 1_000_005;

    public static void Enter(World world)
    {
        var xiaoyu = world.AddPerson("林小雨", "zh-hans", "xiaoyu_lin");
        world.AddPerson("Emma", "en", "emma_clarke", "Clarke");
        var chenhao = world.AddPerson("陈浩", "zh-hans", "chenhao");
        world.AddPerson("張美玲", "zh-hant");
        world.AddPerson("周敏", "zh-hans", "zhoumin_editor");
        var group = world.AddGroup("智慧城市研究小组", chenhao, xiaoyu);
        world.AddBotToGroup(chenhao, group);
    }
}
