package io.fairlead.bench.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.fairlead.bench.wire.OrderText;
import org.junit.jupiter.api.Test;

class CodecProcessTest {
    @Test
    void allCodecsReadTheSameReport() {
        assertThatCode(new CodecProcess()::agree).doesNotThrowAnyException();
    }

    @Test
    void everyCodecOperationIsMeasured() {
        assertThat(new CodecProcess().round(1))
                .contains("decode_fairlead=", "encode_fairlead=", "decode_quickfixj=", "encode_quickfixj=")
                .contains("decode_artio=", "encode_artio=", "decode_string_split=");
    }

    @Test
    void ourEncoderWritesTheOrderThatTheBareSocketSends() {
        int prepared = OrderText.order("20261121-10:15:30.123").length;
        // The prepared order carries MsgSeqNum(34) with nine digits, which is eight more than the first number has.
        assertThat(new FairleadCodec().encode(0)).isEqualTo(prepared - 8);
    }
}
