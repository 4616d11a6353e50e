using ChatDigestBot.Articles.Reading;

namespace ChatDigestBot.Tests.Articles.Summaries;

/// <summary>Of a new version a reader wants to know what is new in it.</summary>
public sealed class ReleaseSummaryTests
{
    [Theory]
    [InlineData(
        "Quillbox 4.2.1 Released",
        "Quillbox 4.2.1 has been released.\n\nThis release includes security fixes. Please see the topics below for details.\n\n- QSA-2026-11: Denial of service in the mail importer\n- QSA-2026-12: Notes of one user could be read by another\n\nSee the commit log for details.\n\n"
        + "## Download\n\n- https://quillbox.example/files/quillbox-4.2.1.tar.gz\n- Quillbox for Windows",
        "QSA-2026-11: Denial of service in the mail importer; QSA-2026-12: Notes of one user could be read by another.")]
    [InlineData(
        "青笺 25.0 发布，开源笔记软件",
        "青笺是一套开放源代码的笔记软件，内置了图形化管理界面、同步、启动脚本和端到端加密等功能，支持安卓和桌面系统。\n\n青笺 25.0 现已发布，更新内容如下：\n\n- 重写同步引擎，首次同步快了三倍\n- 支持离线手写识别。\n- 修复附件偶尔丢失的问题\n\n感谢各位。",
        "重写同步引擎，首次同步快了三倍；支持离线手写识别；修复附件偶尔丢失的问题。")]
    [InlineData(
        "Quillbox 3.4.7 Released",
        "Quillbox 3.4.7 includes enhancements and bug fixes.\n\nTo install it by hand see the download page.\n\n## Enhancements:\n\n- Warn of notes that link to themselves. Pull request #63 by ada\n\n## Bug fixes:\n\n- Keep empty attachments in archives. Pull request #64 by bo\n\n## Checksums\n\n- quillbox-3.4.7.tgz",
        "Warn of notes that link to themselves; Keep empty attachments in archives.")]
    public void A_new_version_is_told_by_what_changed_in_it(string title, string text, string ending) =>
        Assert.EndsWith(ending, TestSummary.Of(title, text, BodyFormat.Markdown).Summary.Text, StringComparison.Ordinal);

    [Theory]
    [InlineData(
        "Quillbox 4.2 released",
        "Quillbox 4.2 brings offline handwriting recognition in nine languages and halves the time of a first synchronisation.\n\nIt runs on the systems that the last version ran on:\n\n- Debian and its children\n- The three last versions of Windows",
        "Quillbox 4.2 brings offline handwriting recognition")]
    [InlineData(
        "岭舟 X3 汽车发布，13.98 万元起",
        "岭舟汽车 3 月 2 日发布新款旅行车 X3，售价 13.98 万元起，续航 520 公里，月底开始交付。\n\n外观有以下变化：\n\n- 车头换成封闭式的格栅\n- 尾灯改为贯穿式的灯带",
        "岭舟汽车 3 月 2 日发布新款旅行车 X3")]
    public void A_list_of_other_things_is_not_what_changed(string title, string text, string beginning)
    {
        var summary = TestSummary.Of(title, text, BodyFormat.Markdown).Summary.Text;
        Assert.StartsWith(beginning, summary, StringComparison.Ordinal);
        Assert.DoesNotContain("；尾灯", summary, StringComparison.Ordinal);
        Assert.DoesNotContain("; The three", summary, StringComparison.Ordinal);
    }
}
