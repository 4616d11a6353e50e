using System.Text;
using ChatDigestBot.Articles.Reading;

namespace ChatDigestBot.Tests.Articles.Reading;

public sealed class EncodingRuleTests
{
    private const string Simplified = "青岚市交通局今天宣布，全市 1,280 个路口的信号灯接入城市大脑，早高峰平均车速提高了 12.6%，第二批路口将在明年三月前完成改造。";
    private const string Traditional = "台北市政府今天宣布，第三期捷運工程下個月動工，總長度二十三公里，預計四年之後完成，主要供給南港與內湖的乘客。";
    private const string Japanese = "東京都は今日、新しい地下鉄の路線を発表した。全長は二十三キロで、四年後に完成する予定です。駅の数は十七になる。";
    private const string Korean = "서울시는 오늘 새로운 지하철 노선을 발표했다. 전체 길이는 이십삼 킬로미터이며 사 년 뒤에 완공될 예정이다.";
    private const string Russian = "Мэрия города сегодня объявила о строительстве новой линии метро. Её длина составит двадцать три километра, работы закончат через четыре года.";
    private const string English = "The city’s new chip plant — its first — opens next month, the mayor said. “We’ve waited nine years,” she said. The café next door won’t close.";
    private const string French = "La mairie a annoncé hier que la première usine de la région ouvrirait ses portes après neuf années d’attente, où l’on espère créer huit cents emplois à l’été.";

    static EncodingRuleTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("GB18030", Simplified)]
    [InlineData("gb2312", Simplified)]
    [InlineData("big5", Traditional)]
    [InlineData("shift_jis", Japanese)]
    [InlineData("euc-jp", Japanese)]
    [InlineData("euc-kr", Korean)]
    [InlineData("koi8-r", Russian)]
    [InlineData("windows-1251", Russian)]
    [InlineData("windows-1252", English)]
    [InlineData("windows-1252", French)]
    public void A_text_in_an_old_encoding_is_read_as_it_was_written(string name, string text)
    {
        foreach (var body in new[] { text, $"---\ntitle: {text[..20]}\n---\n\n<div><p>{text}</p></div>\n", string.Join('\n', Enumerable.Repeat(text, 200)) })
        {
            var decoded = PostDecoder.Decode(Encoding.GetEncoding(name).GetBytes(body), out var problem);
            Assert.Equal(body, decoded);
            Assert.Contains("not UTF-8", problem, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("<meta charset=\"big5\"><p>{0}</p>")]
    [InlineData("<?xml version=\"1.0\" encoding=\"big5\"?><p>{0}</p>")]
    [InlineData("---\ntitle: x\ncharset: big5\n---\n{0}")]
    public void What_a_file_says_of_itself_comes_first(string form)
    {
        var text = string.Format(null, form, "台積電");
        Assert.Equal(text, PostDecoder.Decode(Encoding.GetEncoding("big5").GetBytes(text), out _));
    }

    [Fact]
    public void What_cannot_be_told_is_refused_and_named()
    {
        var bytes = Enumerable.Range(0, 4_000).Select(number => (byte)(0x80 + (number * 7919 % 128))).ToArray();
        var unreadable = Assert.IsType<PostReading.Unreadable>(PostReader.Read("a.md", bytes));
        Assert.Contains("cannot be told", unreadable.Problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_few_stray_bytes_do_not_make_utf_8_another_encoding()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Simplified), 0xFF, .. Encoding.UTF8.GetBytes(Simplified)];
        Assert.Equal($"{Simplified}\uFFFD{Simplified}", PostDecoder.Decode(bytes, out _));
    }
}
