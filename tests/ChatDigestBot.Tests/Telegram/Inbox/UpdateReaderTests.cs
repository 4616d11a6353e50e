using System.Text;
using ChatDigestBot.Telegram.Inbox;

namespace ChatDigestBot.Tests.Telegram.Inbox;

public sealed class UpdateReaderTests
{
    [Theory]
    [InlineData("""{"update_id":1,"message":{"message_id":5,"date":1,"chat":{"id":-7,"type":"group"}}}""", "c-7")]
    [InlineData("""{"update_id":1,"edited_message":{"message_id":5,"date":1,"chat":{"id":-7,"type":"group"}}}""", "c-7")]
    [InlineData("""{"update_id":1,"channel_post":{"message_id":5,"date":1,"chat":{"id":-100,"type":"channel"}}}""", "c-100")]
    [InlineData("""{"update_id":1,"edited_channel_post":{"message_id":5,"date":1,"chat":{"id":-100,"type":"channel"}}}""", "c-100")]
    [InlineData("""{"update_id":1,"callback_query":{"id":"a","from":{"id":3},"data":"/x","message":{"message_id":5,"date":0,"chat":{"id":9,"type":"private"}}}}""", "c9")]
    [InlineData("""{"update_id":1,"callback_query":{"id":"a","from":{"id":3},"data":"/x","inline_message_id":"m"}}""", "c3")]
    [InlineData("""{"update_id":1,"inline_query":{"id":"a","from":{"id":3},"query":"x","offset":""}}""", "i3")]
    [InlineData("""{"update_id":1,"chosen_inline_result":{"result_id":"a","from":{"id":3},"query":"x"}}""", "c3")]
    [InlineData("""{"update_id":1,"my_chat_member":{"chat":{"id":4,"type":"private"},"from":{"id":4},"date":1,"old_chat_member":{"status":"member","user":{"id":1}},"new_chat_member":{"status":"kicked","user":{"id":1}}}}""", "c4")]
    [InlineData("""{"update_id":1,"chat_member":{"chat":{"id":-7,"type":"group"},"from":{"id":4},"date":1,"old_chat_member":{"status":"member","user":{"id":1}},"new_chat_member":{"status":"kicked","user":{"id":1}}}}""", "c-7")]
    public void An_update_belongs_to_its_chat(string json, string queue)
    {
        var update = Read(json)!;

        Assert.Equal(queue, update.Queue.ToString());
        Assert.Equal(update.Queue, InboxQueueKey.Parse(queue));
        Assert.Equal((UpdateState.Waiting, json), (update.FirstState, update.Body));
    }

    [Theory]
    [InlineData("""{"update_id":1,"telepathy":{"thought":[1,2,{"deep":null}]}}""")]
    [InlineData("""{"update_id":1}""")]
    public void An_unknown_kind_is_done_with_at_once(string json) => Assert.Equal(UpdateState.Done, Read(json)!.FirstState);

    [Theory]
    [InlineData("""{"update_id":1,"message":{"message_id":"five","date":1,"chat":{"id":7,"type":"private"}}}""")]
    [InlineData("""{"message":[],"update_id":1}""")]
    [InlineData("""{"message":[],"update_id":"1"}""")]
    [InlineData("""{"message":{"update_id":2},"update_id":1}""")]
    [InlineData("""{"update_id":1,"message":{"date":1}}""")]
    [InlineData("""{"update_id":1,"callback_query":"tap"}""")]
    public void An_update_of_strange_shape_is_put_aside_by_its_id(string json)
    {
        var update = Read(json)!;

        Assert.Equal((1, UpdateState.Aside, json), (update.UpdateId, update.FirstState, update.Body));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("[\"update_id\",1]")]
    [InlineData("{}")]
    [InlineData("{\"update_id\":\"x\"}")]
    [InlineData("{\"update_id\":")]
    [InlineData("<html>")]
    public void What_has_no_id_is_no_update(string json) => Assert.Null(Read(json));

    [Fact]
    public void Unknown_values_and_fields_pass()
    {
        var update = Read("""{"update_id":1,"my_chat_member":{"aura":{},"chat":{"id":4,"type":"dream"},"from":{"id":4,"is_bot":false},"date":1,"old_chat_member":{"status":"ghost","user":{"id":1}},"new_chat_member":{"status":17,"user":{"id":1}}}}""")!;

        Assert.Equal(default, update.Update!.MyChatMember!.OldChatMember.Status);
    }

    private static ReceivedUpdate? Read(string json) => UpdateReader.Read(Encoding.UTF8.GetBytes(json));
}
