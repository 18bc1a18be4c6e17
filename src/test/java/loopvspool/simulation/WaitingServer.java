package loopvspool.simulation;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that lets 10,000 users wait and calls nobody meanwhile, so that it needs a socket for each of them and not two. Its
 * replies hold all that those of the catalogue's targets hold.
 */
final class WaitingServer implements AutoCloseable {
    private static final int BACKLOG = 4096;
    private static final int LARGEST_REQUEST = 1024;
    private static final String WAIT = "/test/async-iobound/";
    private static final String WORK = "/test/sync-cpubound/";

    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Channel server;

    WaitingServer() throws InterruptedException {
        server = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(LARGEST_REQUEST),
                                        new Requests());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + ((InetSocketAddress) server.localAddress()).getPort());
    }

    @Override
    public void close() {
        server.close().syncUninterruptibly();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private final class Requests extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override
        protected void channelRead0(ChannelHandlerContext client, FullHttpRequest request) {
            String path = request.uri();
            if (path.startsWith(WAIT)) {
                wait(client, Integer.parseInt(path.substring(WAIT.length())));
            } else if (path.equals("/test/calibrate") || path.startsWith(WORK)) {
                answer(client, HttpResponseStatus.OK, "{\"message\": \"done\", \"result\": 0.0001}");
            } else {
                answer(client, HttpResponseStatus.NOT_FOUND, "{}");
            }
        }

        /** Who leaves may do so by a reset. */
        @Override
        public void exceptionCaught(ChannelHandlerContext client, Throwable cause) {
            client.close();
        }

        private void wait(ChannelHandlerContext client, int millis) {
            long start = micros();
            int together = inFlight.incrementAndGet();
            client.executor()
                    .schedule(
                            () -> {
                                inFlight.decrementAndGet();
                                answer(client, HttpResponseStatus.OK, reply(millis, start, together));
                            },
                            millis,
                            TimeUnit.MILLISECONDS);
        }

        private String reply(int millis, long start, int together) {
            long end = micros();
            return String.format(Locale.ROOT, """
                    {"message": "Waited %d ms for another service", "result": %.6f, "cpuSeconds": null, "waitedMillis": %1$d,
                    "downstreamSeconds": %2$.6f, "thread": "waiting-server-loop-0", "startedAtMicros": %3$d,
                    "endedAtMicros": %4$d, "inFlight": %5$d, "jitMillis": 1000, "gcMillis": 1000}""", millis, (end - start) / 1e6, start, end, together);
        }

        private void answer(ChannelHandlerContext client, HttpResponseStatus status, String json) {
            FullHttpResponse response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, status, Unpooled.copiedBuffer(json, StandardCharsets.UTF_8));
            response.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                    .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
            client.writeAndFlush(response);
        }

        private long micros() {
            return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        }
    }
}
