import type { APIRoute, GetStaticPaths } from 'astro'
import { makeShards, type ShardFile } from '../../data/shards.ts'

export const getStaticPaths: GetStaticPaths = () =>
  makeShards().map((shard) => ({ params: { file: shard.name }, props: { shard } }))

export const GET: APIRoute<{ shard: ShardFile }> = ({ props }) =>
  new Response(new Uint8Array(props.shard.content), {
    headers: { 'Content-Type': 'application/octet-stream' },
  })
