using System.Globalization;

namespace ChatDigestBot.Benchmarks.Chaos;

/// <summary>What happens on a simulated day: two posts a topic, each from a source of its own, none like another day's.</summary>
internal static class ChaosNews
{
    public static readonly IReadOnlyList<string> Topics = ["ai", "chips", "smart-city"];

    private static readonly string[] Places = ["青岚市", "望川县", "云溪市", "港湾市", "松台区", "白鹭洲", "石桥镇", "南屏市", "长汀县", "北岭市", "海棠区", "沙洲市", "柳河县", "金坪市", "雁塔镇", "星沙区"];
    private static readonly string[] Firms = ["星河半导体", "远帆科技", "启明智能", "澄海电子", "方舟软件", "墨石微", "拾光科技", "天枢智造", "锦程电子", "沃野科技", "灵犀软件", "铁桥微电子", "晨曦智能", "蓝桥科技", "赤峰微", "听潮软件"];
    private static readonly string[] Names = ["北辰", "惊蛰", "白露", "青鸟", "扶摇", "揽月", "听雨", "破晓", "长庚", "飞鸿", "逐浪", "凌霄", "观澜", "知秋", "归雁", "行云"];

    private static readonly Dictionary<string, string[]> Titles = new()
    {
        ["ai"] = ["{1}发布大模型“{2}”，推理成本降到三分之一", "{0}教育局让人工智能批改作文，老师每天省下两小时", "{1}的 AI 助手接通医院，分诊快了一倍", "{0}法院试用人工智能书记员“{2}”，庭审记录当场可读"],
        ["chips"] = ["{1}的七纳米芯片“{2}”流片成功", "{0}晶圆厂投产，每月出四万片芯片", "{1}推出车规级芯片“{2}”，功耗只有一半", "{0}的芯片封装测试基地开工"],
        ["smart-city"] = ["{0}装上一千盏智慧路灯，夜里省电四成", "{0}城市大脑接管早高峰信号灯", "{0}智慧停车平台上线，找车位少绕三圈", "{0}智慧井盖一年报警一百次，没有人掉下去"],
    };

    /// <summary>Titles of a day by topic.</summary>
    public static IReadOnlyDictionary<string, string[]> TitlesOf(int day) => Topics.ToDictionary(
        topic => topic,
        topic => Enumerable.Range(0, 2).Select(number => Title(topic, day, number)).ToArray());

    public static async Task WriteAsync(string folder, int day, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var (topic, titles) in TitlesOf(day))
        {
            for (var number = 0; number < titles.Length; number++)
            {
                var source = $"{topic} 日报 {number + 1}";
                var text = string.Create(
                    CultureInfo.InvariantCulture,
                    $"---\ntitle: '{titles[number]}'\ndate: {at.AddMinutes(-5 * number):yyyy-MM-dd HH:mm:ss}Z\nsource: {source}\n---\n{titles[number]}。记者今天从现场了解到，项目历时{day + 3}个月，投入{(day * 7) + number + 12}百万元；下一步在年底前推广，并公开全部数据。\n");
                var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"day-{day:000}-{topic}-{number}.md"));
                await File.WriteAllTextAsync(path + ".part", text, cancellationToken);
                File.Move(path + ".part", path, overwrite: true);
            }
        }
    }

    private static string Title(string topic, int day, int number)
    {
        var index = (day * 2) + number + (Topics.ToList().IndexOf(topic) * 5);
        return string.Format(
            CultureInfo.InvariantCulture, Titles[topic][index % 4], Places[index % Places.Length], Firms[index % Firms.Length], Names[(index * 3) % Names.Length]);
    }

}
