using System.Globalization;
using System.Text;

namespace ChatDigestBot.Benchmarks.Articles;

/// <summary>Writes a large store of invented posts in the form of crawled ones: the same for the same size, on every machine.</summary>
/// <remarks>
/// About 5,050 bytes and 1,450 characters of text a post. Words follow Zipf's law over 12,000 invented ones and the topics' own. Of 100
/// posts two are another's text again, two a re-issue, a third of a template (results, cards of cities, daily reports: one form, another subject and other figures), five
/// undated, one an advert, and one in 300 is broken.
/// </remarks>
internal sealed class StoreGenerator(int seed, int templates = StoreGenerator.Templates)
{
    /// <summary>Of 100 posts.</summary>
    public const int Templates = 33;

    private const int Forms = 4;
    private const int TextLength = 1_430;
    private const string Characters = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严";

    private static readonly string[] TopicWords =
        ["人工智能", "大模型", "芯片", "半导体", "光伏", "储能", "新能源汽车", "动力电池", "智慧城市", "城市大脑", "5G", "基站", "漏洞", "数据泄露", "开源", "Linux", "云计算", "数据中心", "区块链", "比特币", "机器人", "机械臂", "卫星", "火箭", "自动驾驶", "华为", "特斯拉", "宁德时代"];

    private static readonly string[] Sources = ["示例网", "示例科技", "示例财经", "示例汽车", "示例能源网", "示例芯闻", "示例开源", "示例链讯", "示例城市观察", "示例安全"];

    private readonly Random _random = new(seed);
    private readonly string[] _words = BuildWords(new Random(seed ^ 0x5EED));
    private readonly List<(string Title, string[] Paragraphs)> _recent = [];
    private string[][]? _forms;
    private readonly DateTimeOffset _newest = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Returns the bytes written.</summary>
    public long Write(string folder, int posts)
    {
        var bytes = 0L;
        for (var number = 0; number < posts; number++)
        {
            var source = Sources[_random.Next(Sources.Length)];
            var path = Path.Combine(folder, "新媒体", source, string.Create(CultureInfo.InvariantCulture, $"资讯{number % 20}"), string.Create(CultureInfo.InvariantCulture, $"{number:000000} {Phrase(2)}.md"));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var content = Encoding.UTF8.GetBytes(Post(number, source));
            File.WriteAllBytes(path, content);
            bytes += content.Length;
        }

        return bytes;
    }

    public string Post(int number, string source)
    {
        var (title, paragraphs) = Story(number);
        var date = number % 20 == 7 ? "Invalid Date" : (_newest - TimeSpan.FromMinutes(_random.Next(60 * 24 * 400))).UtcDateTime.ToString("r", CultureInfo.InvariantCulture);
        var picture = string.Create(CultureInfo.InvariantCulture, $"https://picsum.photos/400/300?random={_random.Next(10_000)}");
        var quoted = number % 300 == 5 ? $"'{title}'的'{title[..2]}'" : $"'{title}'";
        var text = new StringBuilder();
        text.Append("\n---\ntitle: ").Append(quoted).Append("\ncategories: \n - 新媒体\n - ").Append(source).Append("\n - 资讯\nheadimg: '").Append(picture)
            .Append("'\nauthor: ").Append(source).Append("\ncomments: false\ndate: ").Append(date).Append("\nthumbnail: '").Append(picture).Append("'\n---\n\n<div>   \n");
        foreach (var paragraph in paragraphs)
        {
            text.Append("<p style=\"text-indent: 2em; text-align: left;\">").Append(paragraph).Append("</p>");
        }

        if (number % 100 == 33)
        {
            text.Append(string.Concat(Enumerable.Repeat("<p><a href=\"https://u.jd.com/abc\" target=\"_blank\">领券 5 元，到手 99 元</a></p>", 12)));
        }

        return text.Append("  \n</div>\n            ").ToString();
    }

    private (string Title, string[] Paragraphs) Story(int number)
    {
        var kind = _random.Next(100);
        if (kind < 4 && _recent.Count > 0)
        {
            var (title, paragraphs) = _recent[_random.Next(_recent.Count)];
            return kind < 2 ? (title, paragraphs) : (Phrase(3) + title[..Math.Min(6, title.Length)], [.. paragraphs.Take(paragraphs.Length - (paragraphs.Length / 3)), Paragraph(), Paragraph()]);
        }

        if (kind < 4 + templates)
        {
            return Template(number);
        }

        var topic = TopicWords[_random.Next(TopicWords.Length)];
        var fresh = (Phrase(2) + topic + Phrase(2), Paragraphs(topic));
        _recent.Add(fresh);
        if (_recent.Count > 400)
        {
            _recent.RemoveAt(0);
        }

        return fresh;
    }

    private (string Title, string[] Paragraphs) Template(int number)
    {
        var (day, subject) = (string.Create(CultureInfo.InvariantCulture, $"{1 + (number % 12)}月{1 + (number % 28)}日"), Phrase(2));
        var (first, second) = (_random.Next(500, 4_000), _random.Next(11, 99));
        _forms ??= [.. Enumerable.Range(0, Forms).Select(_ => Paragraphs(TopicWords[0]))];
        var (title, lead) = (number % Forms) switch
        {
            0 => ($"{subject}第三季度营收 {first}.{second} 亿元", $"{subject}{day}公布第三季度财报，营收 {first}.{second} 亿元，同比增长 {second}%，{subject}说全年指引不变。"),
            1 => ($"{subject}市开通电子社保卡", $"{subject}市人社局宣布，从{day}起开通电子社保卡，可以办理 {second} 项业务，首批覆盖 {first} 家机构。"),
            2 => ($"{second}只个股涨停，主要集中在{Phrase(1)}等行业", $"据统计显示，{day}，沪深两市可交易A股中，上涨个股有{first}只，共有{second}只个股涨停，主要集中在{Phrase(1)}、{Phrase(1)}等行业。"),
            _ => ($"{subject}：拟回购 {second} 亿元股份", $"{subject}{day}公告，拟以集中竞价方式回购公司股份，回购金额 {second} 亿元，回购价格不超过 {first}.5 元/股。"),
        };
        return (title, [lead, .. _forms[number % Forms]]);
    }

    private string[] Paragraphs(string topic)
    {
        var paragraphs = new List<string>();
        var length = 0;
        var wanted = TextLength * _random.Next(60, 140) / 100;
        while (length < wanted)
        {
            var paragraph = Paragraph(topic);
            paragraphs.Add(paragraph);
            length += paragraph.Length;
        }

        return [.. paragraphs];
    }

    private string Paragraph(string? topic = null)
    {
        var text = new StringBuilder();
        var sentences = _random.Next(2, 5);
        for (var sentence = 0; sentence < sentences; sentence++)
        {
            var clauses = _random.Next(2, 5);
            for (var clause = 0; clause < clauses; clause++)
            {
                text.Append(Phrase(_random.Next(3, 7)));
                text.Append(_random.Next(12) switch
                {
                    0 => string.Create(CultureInfo.InvariantCulture, $"{_random.Next(1, 5_000)} 万"),
                    1 when topic is not null => $"<a href=\"https://www.example.com/{clause}/\" title=\"{topic}\">{topic}</a>",
                    2 => "&nbsp;&amp;&nbsp;",
                    _ => "",
                });
                text.Append(clause == clauses - 1 ? '。' : '，');
            }
        }

        return text.ToString();
    }

    private string Phrase(int words)
    {
        var text = new StringBuilder();
        for (var word = 0; word < words; word++)
        {
            // Zipf: the n-th word about 1/n as often as the first.
            text.Append(_words[(int)(Math.Pow(_words.Length, _random.NextDouble()) - 1)]);
        }

        return text.ToString();
    }

    private static string[] BuildWords(Random random)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        while (words.Count < 12_000)
        {
            words.Add(string.Concat(Enumerable.Range(0, random.Next(10) < 8 ? 2 : 3).Select(_ => Characters[(int)(Characters.Length * Math.Pow(random.NextDouble(), 1.4))])));
        }

        return [.. words];
    }
}
